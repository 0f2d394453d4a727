internal import SystemPackage

/// What a file system says of a file or folder without reading it.
///
/// Equal stamps stand for equal contents only where the first was settled when it was taken: a file
/// that is changed twice within one tick of the clock can have the same times with other contents
/// (the "racy" entries of git's index).
struct FileStamp: Sendable, Equatable {
  /// The device that the file lies on.
  let device: Int
  /// The number of the file on its device; never 0.
  let inode: Int
  /// Its size in bytes.
  let size: Int
  /// The time of the last change of its contents, which anybody can set.
  let modified: FileTime
  /// The time of the last change of its contents or attributes, which nobody can set.
  let changed: FileTime

  /// How many integers a stamp is stored as.
  static let width = 7

  /// The stamp of a file.
  init(_ status: Stat) {
    self.device = Int(truncatingIfNeeded: status.deviceID.rawValue)
    self.inode = Int(truncatingIfNeeded: status.inode.rawValue)
    self.size = Int(status.size)
    self.modified = FileTime(status.st_mtim)
    self.changed = FileTime(status.st_ctim)
  }

  /// A stamp of its parts; nil for zeros, which stand for none.
  init?(device: Int, inode: Int, size: Int, modified: FileTime, changed: FileTime) {
    guard inode != 0 else { return nil }
    self.device = device
    self.inode = inode
    self.size = size
    self.modified = modified
    self.changed = changed
  }

  /// The stamp as integers.
  var integers: [Int] {
    [
      device, inode, size, modified.seconds, modified.nanoseconds, changed.seconds,
      changed.nanoseconds,
    ]
  }

  /// Whether every later change would give another stamp: both times lie two seconds and more before
  /// a moment by the clock of this system. Times in the future never do.
  func isSettled(at moment: FileTime) -> Bool {
    let latest = FileTime(seconds: moment.seconds &- 2, nanoseconds: moment.nanoseconds)
    return modified <= latest && changed <= latest
  }
}
