#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The streams of the process, as bytes.
enum StandardStreams {
  /// All of standard input.
  static func readAll() -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &chunk, chunk.count)
      if count > 0 { bytes += chunk[..<count] }
      if count == 0 { return bytes }
      if count < 0, errno != EINTR { fail("standard input cannot be read\n") }
    }
  }

  static func printOutput(_ text: String) { print(text, to: STDOUT_FILENO) }

  static func printError(_ text: String) { print(text, to: STDERR_FILENO) }

  /// Ends the process with status 1.
  static func fail(_ text: String) -> Never {
    printError(text)
    exit(1)
  }

  private static func print(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) }
      if count < 0, errno != EINTR { exit(1) }
    }
  }
}
