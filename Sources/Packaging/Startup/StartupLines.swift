/// What Python's `site` module makes of a `.pth` file, whoever wrote it.
///
/// Source: Python's `site` module, as of Python 3.12.
public struct StartupLines: Sendable, Equatable {
  /// The lines that are appended to `sys.path`, if they exist: without white space at their ends.
  public private(set) var paths: [String] = []
  /// The lines that are run.
  public private(set) var statements: [String] = []

  /// The lines of a file; what is not UTF-8 in it becomes U+FFFD.
  public init(parsing bytes: [UInt8]) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let lines = bytes[start...].split { $0 == 0x0A || $0 == 0x0D }
    for line in lines {
      if line.starts(with: "import ".utf8) || line.starts(with: "import\t".utf8) {
        statements.append(String(decoding: line, as: UTF8.self))
      } else if line.first != UInt8(ascii: "#") {
        var text = line
        while let last = text.last, last <= 0x20 { text.removeLast() }
        if !text.isEmpty { paths.append(String(decoding: text, as: UTF8.self)) }
      }
    }
  }
}
