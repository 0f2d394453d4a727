internal import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The one door to the operating system: every call that touches a file is made here, each a thin
/// function that throws the `errno` it got. What the calls mean, and which path they failed on, is
/// said by those who call them.
enum SystemCalls {
  /// What a path leads to, or what it is itself if that is a link.
  ///
  /// Not through `Stat(path)`: the `Result` with an error that it makes is a generic type, which takes
  /// 0.2 million instructions to set up, a tenth of a build hook.
  static func status(_ path: FilePath, followingLinks: Bool = true) throws(Errno) -> Stat {
    var status = CInterop.Stat()
    let failure = path.withPlatformString { path in
      followingLinks ? stat(path, &status) : lstat(path, &status)
    }
    guard failure == 0 else { throw Errno.current }
    return Stat(rawValue: status)
  }

  /// The same for a path that ends with a zero byte.
  static func status(
    _ path: UnsafePointer<CChar>,
    followingLinks: Bool
  ) throws(Errno) -> Stat {
    try Stat(path, followTargetSymlink: followingLinks)
  }

  /// Opens a file.
  static func open(
    _ path: FilePath,
    _ mode: FileDescriptor.AccessMode,
    options: FileDescriptor.OpenOptions = [],
    permissions: FilePermissions? = nil
  ) throws(Errno) -> FileDescriptor {
    try errno {
      try FileDescriptor.open(
        path,
        mode,
        options: options.union(.closeOnExec),
        permissions: permissions
      )
    }
  }

  /// What an open file is.
  static func status(_ file: FileDescriptor) throws(Errno) -> Stat {
    try Stat(file)
  }

  /// Reads until the buffer is full or the file ends; the number of bytes read.
  ///
  /// - Parameter expected: how long the file is known to be: where it ends there, it is not asked
  ///   once more whether it does.
  static func read(
    _ file: FileDescriptor,
    into buffer: UnsafeMutableRawBufferPointer,
    expecting expected: Int? = nil
  ) throws(Errno) -> Int {
    var count = 0
    while count < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
      let read = try errno { try file.read(into: rest) }
      count += read
      if read == 0 || count == expected && read < rest.count { break }
    }
    return count
  }

  /// Writes all of some bytes.
  static func write(_ bytes: [UInt8], to file: FileDescriptor) throws(Errno) {
    try errno { try bytes.withUnsafeBytes { try write($0, to: file) } }
  }

  /// Writes all of some bytes.
  ///
  /// Not through `writeAll`, which is generic, and takes 0.2 million instructions to set up.
  static func write(_ bytes: UnsafeRawBufferPointer, to file: FileDescriptor) throws(Errno) {
    var rest = bytes
    while !rest.isEmpty {
      let written = try errno { try file.write(rest) }
      rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
  }

  /// Reads from a place in a file until the buffer is full or the file ends, and leaves its current
  /// position; the number of bytes read.
  static func read(
    _ file: FileDescriptor,
    at offset: Int,
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(Errno) -> Int {
    var count = 0
    while count < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
      let start = Int64(offset + count)
      let read = try errno { try file.read(fromAbsoluteOffset: start, into: rest) }
      if read == 0 { break }
      count += read
    }
    return count
  }

  /// A second descriptor of an open file, which shares the position with the first.
  static func duplicate(_ file: FileDescriptor) throws(Errno) -> FileDescriptor {
    let descriptor = fcntl(file.rawValue, F_DUPFD_CLOEXEC, 0)
    if descriptor < 0 { throw Errno.current }
    return FileDescriptor(rawValue: descriptor)
  }

  /// Closes a file; what the system could not write by now is an error.
  static func close(_ file: FileDescriptor) throws(Errno) {
    try errno { try file.close() }
  }

  /// Gives a file another name in one step; what had that name is replaced.
  static func rename(_ source: FilePath, to destination: FilePath) throws(Errno) {
    let result = source.withPlatformString { source in
      destination.withPlatformString { destination in
        #if canImport(Darwin)
          Darwin.rename(source, destination)
        #elseif canImport(Musl)
          Musl.rename(source, destination)
        #else
          Glibc.rename(source, destination)
        #endif
      }
    }
    if result != 0 { throw Errno.current }
  }

  /// Removes a file.
  static func unlink(_ path: FilePath) throws(Errno) {
    let result = path.withPlatformString { path in
      #if canImport(Darwin)
        Darwin.unlink(path)
      #elseif canImport(Musl)
        Musl.unlink(path)
      #else
        Glibc.unlink(path)
      #endif
    }
    if result != 0 { throw Errno.current }
  }

  /// Removes an empty folder.
  static func removeFolder(_ path: FilePath) throws(Errno) {
    if path.withPlatformString({ rmdir($0) }) != 0 { throw Errno.current }
  }

  /// Makes a folder; the umask is taken off the mode.
  static func makeFolder(_ path: FilePath) throws(Errno) {
    if path.withPlatformString({ mkdir($0, 0o777) }) != 0 { throw Errno.current }
  }

  /// Sets the permissions of an open file, whatever the umask.
  static func setPermissions(_ permissions: FilePermissions, of file: FileDescriptor) throws(Errno)
  {
    if fchmod(file.rawValue, permissions.rawValue) != 0 { throw Errno.current }
  }

  /// Sets the time of the last change of a file or folder; nil is now. Links are followed.
  static func setModified(_ time: FileTime?, of path: FilePath) throws(Errno) {
    let times = modificationTimes(time)
    if path.withPlatformString({ utimensat(AT_FDCWD, $0, times, 0) }) != 0 { throw Errno.current }
  }

  /// Sets the time of the last change of an open file.
  static func setModified(_ time: FileTime, of file: FileDescriptor) throws(Errno) {
    if futimens(file.rawValue, modificationTimes(time)) != 0 { throw Errno.current }
  }

  /// The time of the last access is left as it is, that of the last change is set.
  private static func modificationTimes(_ time: FileTime?) -> [timespec] {
    #if canImport(Darwin)
      let (omitted, now) = (-2, -1)
    #else
      let (omitted, now) = ((1 << 30) - 2, (1 << 30) - 1)
    #endif
    return [
      timespec(tv_sec: 0, tv_nsec: omitted),
      timespec(tv_sec: time?.seconds ?? 0, tv_nsec: time?.nanoseconds ?? now),
    ]
  }

  /// Whether a file is marked as hidden; never on systems that have no such mark.
  static func isHidden(_ path: FilePath) -> Bool {
    #if canImport(Darwin)
      (try? status(path, followingLinks: false)).map {
        $0.rawValue.st_flags & UInt32(UF_HIDDEN) != 0
      }
        ?? false
    #else
      false
    #endif
  }

  /// Takes the mark of hidden files off; nothing on systems that have none.
  static func unhide(_ path: FilePath) throws(Errno) {
    #if canImport(Darwin)
      let flags = try status(path).rawValue.st_flags & ~UInt32(UF_HIDDEN)
      if path.withPlatformString({ chflags($0, flags) }) != 0 { throw Errno.current }
    #endif
  }

  /// The absolute path without links, `.` and `..`.
  static func resolve(_ path: FilePath) throws(Errno) -> FilePath {
    // Nothing is returned from the closure, whose type would have to be set up.
    var resolved: UnsafeMutablePointer<CChar>?
    path.withPlatformString { resolved = realpath($0, nil) }
    guard let resolved else { throw Errno.current }
    defer { free(resolved) }
    return FilePath(platformString: resolved)
  }

  /// The names in a folder, in no order, without `.` and `..`.
  static func list(_ path: FilePath) throws(Errno) -> [FilePath.Component] {
    var names: [FilePath.Component] = []
    try list(path) { pointer in
      let name = FilePath(platformString: pointer)
      if let component = name.lastComponent, component.kind == .regular { names.append(component) }
    }
    return names
  }

  /// Calls a function with every name in a folder, in no order, `.` and `..` among them.
  static func list(
    _ path: FilePath,
    each body: (UnsafePointer<CChar>) -> Void
  ) throws(Errno) {
    guard let folder = path.withPlatformString({ opendir($0) }) else { throw Errno.current }
    defer { closedir(folder) }
    while true {
      setErrno(0)
      guard let entry = readdir(folder) else {
        if Errno.current.rawValue != 0 { throw Errno.current }
        return
      }
      withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(
          to: CChar.self,
          capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)
        ) { body($0) }
      }
    }
  }

  /// Whether a descriptor is a terminal.
  static func isTerminal(_ file: FileDescriptor) -> Bool {
    isatty(file.rawValue) == 1
  }

  /// The value of an environment variable.
  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  static func errno<Value>(_ body: () throws -> Value) throws(Errno) -> Value {
    do {
      return try body()
    } catch let error as Errno {
      throw error
    } catch {
      throw .ioError
    }
  }

  private static func setErrno(_ value: CInt) {
    #if canImport(Darwin)
      Darwin.errno = value
    #elseif canImport(Musl)
      Musl.errno = value
    #else
      Glibc.errno = value
    #endif
  }
}

extension Errno {
  /// What the last call of this thread left behind.
  static var current: Errno {
    #if canImport(Darwin)
      Errno(rawValue: Darwin.errno)
    #elseif canImport(Musl)
      Errno(rawValue: Musl.errno)
    #else
      Errno(rawValue: Glibc.errno)
    #endif
  }
}
