/// The text of `easy-install.pth`, which all egg-links of a folder share: a folder a line.
///
/// What is not changed stays as it is to the byte: the order and spelling of lines, comments,
/// `import` lines, and the way in which each line ends. Source: Python's `site` module; the layout of
/// setuptools before version 80.
public struct EasyInstallPaths: Sendable, Equatable {
  /// The name of the file.
  public static let fileName = "easy-install.pth"

  private var lines: [Line]

  private struct Line: Equatable {
    var text: ArraySlice<UInt8>
    /// `\n`, `\r\n` or `\r`; nothing for a last line that has no end.
    var end: ArraySlice<UInt8>

    /// The path that the line names; nil for a blank line, a comment and code.
    var path: ArraySlice<UInt8>? {
      let path = text.withoutBlanks
      let isCode = ["import ", "import\t"].contains { path.starts(with: $0.utf8) }
      return path.isEmpty || path.first == UInt8(ascii: "#") || isCode ? nil : path
    }
  }

  /// The lines of a file; of none for the file that is to be made.
  public init(parsing bytes: [UInt8]) {
    var rest = bytes[...]
    lines = []
    while !rest.isEmpty {
      let text = rest.prefix { $0 != 0x0A && $0 != 0x0D }
      rest = rest[text.endIndex...]
      let end = rest.prefix(rest.starts(with: [0x0D, 0x0A]) ? 2 : 1)
      rest = rest[end.endIndex...]
      lines.append(Line(text: text, end: end))
    }
  }

  /// The bytes of the file.
  public func rendered() -> [UInt8] { lines.flatMap { $0.text + $0.end } }

  /// The folders, as they are written, without white space around them.
  public var paths: [[UInt8]] { lines.compactMap { $0.path.map(Array.init) } }

  /// Whether the file says nothing, so that it can go.
  public var isBlank: Bool { lines.allSatisfy(\.text.withoutBlanks.isEmpty) }

  /// Adds a folder at the end, in a line that ends as those before it do.
  ///
  /// - Parameter path: the bytes of a path in one line.
  public mutating func append(_ path: [UInt8]) {
    let end = lines.first { !$0.end.isEmpty }?.end ?? [0x0A]
    if let last = lines.indices.last, lines[last].end.isEmpty { lines[last].end = end }
    lines.append(Line(text: path[...], end: end))
  }

  /// Removes the lines of folders.
  ///
  /// - Parameter isRemoved: says of a path, as it is written, whether its line goes.
  public mutating func removeAll(where isRemoved: ([UInt8]) -> Bool) {
    lines.removeAll { line in line.path.map { isRemoved(Array($0)) } ?? false }
  }
}
