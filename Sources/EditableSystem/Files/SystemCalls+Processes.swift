internal import CKernel
internal import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What a program did that was run to its end.
public struct ProcessResult: Sendable {
  /// What it wrote to its standard output.
  public let output: [UInt8]
  /// What it wrote to its standard error.
  public let errors: [UInt8]
  /// The status that it ended with; 128 and the number of the signal, if one ended it.
  public let status: Int
}

/// Running other programs.
extension SystemCalls {
  /// Runs a program in this folder, its input empty, and waits for its end.
  ///
  /// - Parameters:
  ///   - program: its path; `PATH` is not searched.
  ///   - arguments: what follows the name.
  ///   - variables: environment variables that it gets with another value than this process has, or
  ///     without one.
  ///   - seconds: how long it may take.
  ///   - limit: how many bytes it may write to each of its outputs.
  /// - Throws: `timedOut`, `fileTooLarge`, `canceled`, where ``Interruption`` is held back and one
  ///   came; then it and what it started were killed.
  static func run(
    _ program: FilePath,
    _ arguments: [String],
    variables: [String: String?] = [:],
    timeout seconds: Int,
    limit: Int
  ) throws(Errno) -> ProcessResult {
    var output = try OutputPipe()
    defer { output.close() }
    var errors = try OutputPipe()
    defer { errors.close() }
    let process = try spawn(
      program,
      arguments,
      variables: variables,
      output: output.end,
      errors: errors.end
    )
    output.closeEnd()
    errors.closeEnd()

    do throws(Errno) {
      let deadline = timeOfDay().seconds + seconds
      while output.isOpen || errors.isOpen {
        var waits = [output, errors].filter(\.isOpen).map { $0.wait }
        let rest = deadline - timeOfDay().seconds
        if rest <= 0 { throw .timedOut }
        if isInterrupted { throw .canceled }
        // What is held back wakes nobody up, so it is looked for.
        let pause = min(CInt(rest) * 1000, 100)
        if poll(&waits, nfds_t(waits.count), pause) < 0, Errno.current != .interrupted {
          throw Errno.current
        }
        for wait in waits where wait.revents != 0 {
          if wait.fd == output.start?.rawValue { try output.read(upTo: limit) }
          if wait.fd == errors.start?.rawValue { try errors.read(upTo: limit) }
        }
      }
      let status = try end(of: process, before: deadline)
      return ProcessResult(output: output.bytes, errors: errors.bytes, status: status)
    } catch {
      // Its group is its own, so that what a launching script started ends, too.
      kill(-process, SIGKILL)
      waitpid(process, nil, 0)
      throw error
    }
  }

  /// Waits for a program that has closed its outputs, which is about to end.
  private static func end(of process: pid_t, before deadline: Int) throws(Errno) -> Int {
    var status: CInt = 0
    while true {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { break }
      // Without `SIGCHLD` the system keeps no status.
      if ended < 0, Errno.current == .noChildProcess { return 0 }
      if ended < 0, Errno.current != .interrupted { throw Errno.current }
      if timeOfDay().seconds >= deadline { throw .timedOut }
      usleep(200)
    }
    let signal = Int(status & 0x7F)
    return signal == 0 ? Int(status >> 8 & 0xFF) : 128 + signal
  }

  private static func spawn(
    _ program: FilePath,
    _ arguments: [String],
    variables: [String: String?],
    output: FileDescriptor?,
    errors: FileDescriptor?
  ) throws(Errno) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }

    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    if let output { posix_spawn_file_actions_adddup2(&actions, output.rawValue, 1) }
    if let errors { posix_spawn_file_actions_adddup2(&actions, errors.rawValue, 2) }
    // A group of its own, and no signal blocked that this process holds back.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETPGROUP) | Int16(POSIX_SPAWN_SETSIGMASK)
    )
    posix_spawnattr_setpgroup(&attributes, 0)

    var words: [UnsafeMutablePointer<CChar>?] = program.withPlatformString { [strdup($0)] }
    words += arguments.map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    let environment = environment(with: variables)
    defer { environment.forEach { free($0) } }
    var process: pid_t = 0
    // A program that is being written, or was when another process began, is free in a moment.
    for attempt in 1... {
      let result = program.withPlatformString { program in
        posix_spawn(&process, program, &actions, &attributes, words, environment)
      }
      if result == 0 { break }
      guard result == ETXTBSY, attempt < 100 else { throw Errno(rawValue: result) }
      sleep(milliseconds: 5)
    }
    return process
  }

  /// The environment variables of this process with some others, as C has them; to be freed.
  private static func environment(
    with variables: [String: String?]
  ) -> [UnsafeMutablePointer<CChar>?] {
    var entries: [UnsafeMutablePointer<CChar>?] = []
    var next = kernel_environment()
    while let pointer = next, let entry = pointer.pointee {
      let isKept = variables.keys.allSatisfy { strncmp(entry, $0 + "=", $0.utf8.count + 1) != 0 }
      if isKept { entries.append(strdup(entry)) }
      next = pointer + 1
    }
    for (name, value) in variables.sorted(by: { $0.key < $1.key }) {
      if let value { entries.append(strdup("\(name)=\(value)")) }
    }
    return entries + [nil]
  }
}

/// A pipe that another program writes to.
private struct OutputPipe {
  /// Where it is read; nil once it is closed.
  private(set) var start: FileDescriptor?
  /// Where it is written to; nil once this process has closed it.
  private(set) var end: FileDescriptor?
  /// What was read.
  private(set) var bytes: [UInt8] = []

  init() throws(Errno) {
    let (start, end) = try SystemCalls.errno { try FileDescriptor.pipe() }
    // Above the standard streams, so that none is lost when the other program gets its own.
    (self.start, self.end) = (Self.private(start), Self.private(end))
  }

  var isOpen: Bool { start != nil }

  var wait: pollfd { pollfd(fd: start?.rawValue ?? -1, events: Int16(POLLIN), revents: 0) }

  mutating func read(upTo limit: Int) throws(Errno) {
    guard let start else { return }
    let room = 65_536
    let chunk = try SystemCalls.errno {
      try [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        count = try start.read(into: UnsafeMutableRawBufferPointer(buffer))
      }
    }
    bytes += chunk
    if bytes.count > limit { throw .fileTooLarge }
    if chunk.isEmpty { close() }
  }

  mutating func closeEnd() {
    if let end { try? SystemCalls.close(end) }
    end = nil
  }

  mutating func close() {
    closeEnd()
    if let start { try? SystemCalls.close(start) }
    start = nil
  }

  /// The same end of a pipe under a number that no standard stream has, closed in other programs.
  private static func `private`(_ file: FileDescriptor) -> FileDescriptor {
    let copy = fcntl(file.rawValue, F_DUPFD_CLOEXEC, 3)
    guard copy >= 0 else { return file }
    try? SystemCalls.close(file)
    return FileDescriptor(rawValue: copy)
  }
}
