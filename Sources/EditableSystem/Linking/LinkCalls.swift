internal import Packaging
internal import SystemPackage

/// The calls by which files come into an environment; tests put others in their place, which fail
/// as file systems do.
struct LinkCalls: Sendable {
  typealias Sharing = @Sendable (_ source: FilePath, _ destination: FilePath) throws(Errno) -> Void
  typealias Copying =
    @Sendable (_ source: FilePath, _ destination: FilePath, FilePermissions) throws(Errno) -> Void

  /// Makes a file that shares its blocks with another, with these permissions.
  var clone: Copying
  /// Gives a file a second name.
  var link: Sharing
  /// Makes a symbolic link.
  var symlink: Sharing
  /// Makes a file with the same bytes and time of change, with these permissions.
  var copy: Copying
  /// Replaces a file by another in one step.
  var rename: Sharing
  /// Waits for some milliseconds.
  var wait: @Sendable (_ milliseconds: Int) -> Void

  /// The calls of the system.
  static let system = LinkCalls(
    clone: { (source, destination, permissions) throws(Errno) in
      try SystemCalls.clone(source, to: destination, permissions: permissions)
      try SystemCalls.copyTime(of: source, to: destination)
    },
    link: { (source, destination) throws(Errno) in
      try SystemCalls.link(source, to: destination)
    },
    symlink: { (source, destination) throws(Errno) in
      try SystemCalls.symlink(to: source, at: destination)
    },
    copy: { (source, destination, permissions) throws(Errno) in
      try SystemCalls.copy(source, to: destination, permissions: permissions)
    },
    rename: { (source, destination) throws(Errno) in
      try SystemCalls.rename(source, to: destination)
    },
    wait: { SystemCalls.sleep(milliseconds: $0) }
  )
}

extension SystemCalls {
  /// Makes a new file with the bytes and the time of change of another; none is left where that
  /// fails.
  static func copy(
    _ source: FilePath,
    to destination: FilePath,
    permissions: FilePermissions
  ) throws(Errno) {
    let original = try open(source, .readOnly)
    defer { try? close(original) }
    let status = try status(original)
    let copy = try create(destination, permissions: permissions)
    do throws(Errno) {
      do throws(Errno) {
        try copyBytes(from: original, to: copy, expecting: Int(status.size))
        try setModified(FileTime(status.st_mtim), of: copy)
      } catch {
        try? close(copy)
        throw error
      }
      try close(copy)
    } catch {
      try? unlink(destination)
      throw error
    }
  }

  /// Copies to the end: inside of the kernel where that saves work, else through a buffer.
  private static func copyBytes(
    from original: FileDescriptor,
    to copy: FileDescriptor,
    expecting size: Int
  ) throws(Errno) {
    let buffer = 1_048_576
    if size > buffer {
      do throws(Errno) {
        while try copyRange(from: original, to: copy, count: 1 << 30) > 0 {}
        return
      } catch {
        // What was copied so far stays: both descriptors stand behind it.
        guard LinkFault(error, of: .copy, isCopyRange: true) == .nextMode else { throw error }
      }
    }
    while true {
      var fault: Errno?
      let chunk = [UInt8](unsafeUninitializedCapacity: Swift.min(size + 1, buffer)) {
        bytes,
        count in
        do throws(Errno) {
          count = try read(original, into: UnsafeMutableRawBufferPointer(bytes))
        } catch {
          fault = error
        }
      }
      if let fault { throw fault }
      if chunk.isEmpty { return }
      try write(chunk, to: copy)
    }
  }

  fileprivate static func copyTime(of source: FilePath, to destination: FilePath) throws(Errno) {
    try setModified(FileTime(status(source).st_mtim), of: destination)
  }
}
