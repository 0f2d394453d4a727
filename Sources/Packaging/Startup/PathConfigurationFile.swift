/// A `.pth` file: folders that Python appends to `sys.path` when it starts.
///
/// It holds paths only, which type checkers and editors follow, never `import` lines.
///
/// Source: Python's `site` module; the rules of every version from 3.9 to 3.15 hold at once.
public struct PathConfigurationFile: Sendable {
  /// The folders, absolute, in the order of `sys.path`.
  public let folders: [String]
  /// What is worth telling about the folders.
  public let warnings: [Problem]

  /// A file that lists some folders.
  ///
  /// - Parameter folders: absolute paths without `..`, as the bytes that the system knows them by.
  /// - Throws: `unusable-path` for each path that a line of the file cannot carry.
  public init(folders: [[UInt8]]) throws(EditableError) {
    let texts = folders.map { String(decoding: $0, as: UTF8.self) }
    let faults = zip(folders, texts).compactMap { bytes, text in
      Self.fault(of: bytes, text).map { Problem.unusablePath(text, because: $0) }
    }
    guard faults.isEmpty else { throw EditableError(faults) }
    self.folders = texts
    self.warnings = texts.filter { !$0.utf8.allSatisfy { $0 < 0x80 } }.map(Problem.nonASCIIPath)
  }

  /// The bytes of the file: UTF-8 without a byte order mark, one folder a line, `\n` as line end.
  public func rendered() -> [UInt8] {
    Array(folders.map { $0 + "\n" }.joined().utf8)
  }

  /// The file with its folders relative to the folder that it lies in, so that all can be moved
  /// together. Lines that are no absolute paths stay.
  ///
  /// - Parameters:
  ///   - bytes: a file.
  ///   - relative: the path from the folder of the file to an absolute one, as text.
  public static func relative(_ bytes: [UInt8], by relative: (String) -> String) -> [UInt8] {
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.map { $0.hasPrefix("/") ? relative(String($0)) : String($0) }
    return Array(text.joined(separator: "\n").utf8)
  }

  private static func fault(of bytes: [UInt8], _ text: String) -> String? {
    if !text.utf8.elementsEqual(bytes) { return "it is not UTF-8" }
    if text.firstLineBreak != nil { return "it contains a line break" }
    // Python strips what `str.rstrip` strips, which is more than the Unicode property: U+001C to
    // U+001F as well.
    guard let last = text.unicodeScalars.last else { return "it is empty" }
    if last.properties.isWhitespace || (0x1C...0x1F).contains(last.value) {
      return "it ends with white space, which Python removes"
    }
    return nil
  }
}

extension Problem {
  fileprivate static func unusablePath(_ path: String, because reason: String) -> Problem {
    Problem(
      "unusable-path",
      "Python cannot read the path `\(path.printable)` from a `.pth` file: \(reason)",
      hint: "rename the folder"
    )
  }

  fileprivate static func nonASCIIPath(_ path: String) -> Problem {
    Problem(
      "non-ascii-path",
      "the path `\(path)` is not ASCII: a Python before 3.12.4 that runs in another encoding than "
        + "UTF-8 cannot start with it",
      severity: .warning,
      hint: "use Python 3.12.4 or newer, or a path of ASCII characters"
    )
  }
}
