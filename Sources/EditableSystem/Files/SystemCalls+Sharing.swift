internal import CKernel
internal import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Calls by which two names come to share one file, or two files their blocks.
extension SystemCalls {
  /// Makes a new file. Everybody may run one that can be run, whatever the umask (as pip has it).
  static func create(_ path: FilePath, isExecutable: Bool) throws(Errno) -> FileDescriptor {
    let file = try create(
      path,
      permissions: FilePermissions(rawValue: isExecutable ? 0o777 : 0o666)
    )
    guard isExecutable else { return file }
    do throws(Errno) {
      let made = try status(file).permissions.rawValue
      try setPermissions(FilePermissions(rawValue: made | 0o111), of: file)
      return file
    } catch {
      try? close(file)
      throw error
    }
  }

  /// Makes a new file.
  ///
  /// - Parameter permissions: what it gets, the umask taken off but for running it.
  static func create(
    _ path: FilePath,
    permissions: FilePermissions
  ) throws(Errno) -> FileDescriptor {
    let file = try open(
      path,
      .writeOnly,
      options: [.create, .exclusiveCreate],
      permissions: permissions
    )
    guard permissions.rawValue & 0o111 == 0o111, permissions.rawValue != 0o777 else { return file }
    do throws(Errno) {
      try setPermissions(permissions, of: file)
      return file
    } catch {
      try? close(file)
      throw error
    }
  }

  /// Gives a file a second name.
  static func link(_ source: FilePath, to destination: FilePath) throws(Errno) {
    let result = source.withPlatformString { source in
      destination.withPlatformString { destination in
        // Not the file behind a symbolic link, but what the path itself names.
        linkat(AT_FDCWD, source, AT_FDCWD, destination, 0)
      }
    }
    if result != 0 { throw Errno.current }
  }

  /// Makes a symbolic link.
  ///
  /// - Parameter target: what the link says, to the byte.
  static func symlink(to target: FilePath, at path: FilePath) throws(Errno) {
    let result = target.withPlatformString { target in
      path.withPlatformString { path in
        symlinkat(target, AT_FDCWD, path)
      }
    }
    if result != 0 { throw Errno.current }
  }

  /// What a symbolic link says.
  static func readLink(_ path: FilePath) throws(Errno) -> FilePath {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = path.withPlatformString { readlink($0, &buffer, buffer.count - 1) }
    guard count >= 0 else { throw Errno.current }
    return FilePath(platformString: Array(buffer[..<count]) + [0])
  }

  /// Lets two paths trade places in one step; both exist.
  ///
  /// - Throws: `notSupported` and kin, where the file system cannot.
  static func exchange(_ one: FilePath, with other: FilePath) throws(Errno) {
    let result = one.withPlatformString { one in
      other.withPlatformString { other in
        #if canImport(Darwin)
          renamex_np(one, other, UInt32(RENAME_SWAP))
        #else
          kernel_exchange(one, other)
        #endif
      }
    }
    if result != 0 { throw Errno.current }
  }

  /// Makes a new file that shares all blocks of another.
  ///
  /// - Parameter permissions: those of the new file, the umask already taken off.
  static func clone(
    _ source: FilePath,
    to destination: FilePath,
    permissions: FilePermissions
  ) throws(Errno) {
    #if canImport(Darwin)
      let result = source.withPlatformString { source in
        destination.withPlatformString { destination in clonefile(source, destination, 0) }
      }
      if result != 0 { throw Errno.current }
      if destination.withPlatformString({ chmod($0, permissions.rawValue) }) != 0 {
        let error = Errno.current
        try? unlink(destination)
        throw error
      }
    #else
      let original = try open(source, .readOnly)
      defer { try? close(original) }
      let copy = try create(destination, permissions: permissions)
      do throws(Errno) {
        if kernel_clone(original.rawValue, copy.rawValue) != 0 { throw Errno.current }
      } catch {
        try? close(copy)
        try? unlink(destination)
        throw error
      }
      try close(copy)
    #endif
  }

  /// Copies bytes from one open file to another inside of the kernel; the number of bytes copied,
  /// 0 at the end of the file.
  ///
  /// - Throws: `notSupported` and kin, where the kernel or the file systems cannot.
  static func copyRange(
    from source: FileDescriptor,
    to destination: FileDescriptor,
    count: Int
  ) throws(Errno) -> Int {
    #if os(Linux)
      let copied = kernel_copy_range(source.rawValue, destination.rawValue, UInt(count))
      if copied < 0 { throw Errno.current }
      return copied
    #else
      throw .notSupported
    #endif
  }

  /// Waits for the lock of an open file or folder and takes it; it ends with the descriptor, at the
  /// latest with the process.
  ///
  /// - Parameters:
  ///   - kind: whether others may hold it as well; one that is held already changes to that kind.
  ///   - waiting: whether to wait; else `wouldBlock` is thrown where another holds it.
  static func lock(_ file: FileDescriptor, _ kind: LockKind, waiting: Bool) throws(Errno) {
    let operation = kind == .shared ? LOCK_SH : LOCK_EX
    while flock(file.rawValue, waiting ? operation : operation | LOCK_NB) != 0 {
      let error = Errno.current
      if error != .interrupted { throw error }
    }
  }

  /// Who else may hold a lock.
  enum LockKind {
    /// Others who share it.
    case shared
    /// Nobody.
    case exclusive
  }

  /// The mode bits that new files do not get.
  ///
  /// It can only be read by setting it, so it is read once, before there are other threads.
  static func creationMask() -> FilePermissions {
    let mask = umask(0o022)
    _ = umask(mask)
    return FilePermissions(rawValue: mask)
  }

  /// Waits.
  static func sleep(milliseconds: Int) {
    var time = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
    nanosleep(&time, nil)
  }

  /// The time of day.
  static func timeOfDay() -> FileTime {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return FileTime(time)
  }
}
