public import SystemPackage

/// What the system says of a file without reading it.
public struct FileStatus: Sendable, Hashable {
  /// The number of the device that it is on.
  public let device: UInt64
  /// Its number on the device.
  public let inode: UInt64
  /// Its size in bytes.
  public let size: Int
  /// Who may do what with it.
  public let permissions: FilePermissions
  /// When its contents were changed last.
  public let modified: FileTime
  /// When its contents or its properties were changed last; nobody can set it.
  public let changed: FileTime
  /// Whether it is a folder.
  public let isFolder: Bool
  /// Whether it is a regular file.
  public let isFile: Bool
  /// Whether it is a symbolic link; only where links were not followed.
  public let isLink: Bool

  init(_ status: Stat) {
    device = UInt64(truncatingIfNeeded: status.deviceID.rawValue)
    inode = UInt64(status.inode.rawValue)
    size = Int(status.size)
    permissions = status.permissions
    modified = FileTime(status.st_mtim)
    changed = FileTime(status.st_ctim)
    isFolder = status.type == .directory
    isFile = status.type == .regular
    isLink = status.type == .symbolicLink
  }

  /// Whether its owner may run it.
  public var isExecutable: Bool { permissions.rawValue & 0o100 != 0 }
}

extension FilePath {
  /// The contents of a regular file, and what the system says of it; nil where there is none, or one
  /// that is larger.
  public func contentsAndStatus(upTo limit: Int) -> (bytes: [UInt8], status: FileStatus)? {
    guard let (bytes, status) = readableContents(upTo: limit) else { return nil }
    return (bytes, FileStatus(status))
  }

  /// What the path names; nil where there is nothing, or nothing that can be reached.
  ///
  /// - Parameter followingLinks: whether that is what a link leads to, or the link itself.
  public func status(followingLinks: Bool = true) -> FileStatus? {
    (try? SystemCalls.status(self, followingLinks: followingLinks)).map(FileStatus.init)
  }
}
