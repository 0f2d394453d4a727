extension Problem.Code {
  /// A file name that no wheel has.
  public static var invalidWheelName: Self { "invalid-wheel-name" }
}

extension WheelName {
  /// The name of any wheel.
  ///
  /// Upper case and dots in the first component are read, as older tools wrote them.
  ///
  /// - Parameter fileName: the file name, without folders.
  /// - Throws: `invalid-wheel-name`.
  public init(parsing fileName: String) throws(EditableError) {
    do {
      try self.init(reading: fileName)
    } catch {
      throw .malformed(
        .invalidWheelName,
        error.message,
        in: fileName,
        at: error.range,
        hint: error.hint
      )
    }
  }

  private init(reading fileName: String) throws(SyntaxFault) {
    let bytes = Array(fileName.utf8)
    if let index = bytes.firstIndex(where: { $0 <= 0x20 || $0 >= 0x7F || $0 == 0x2F }) {
      throw SyntaxFault(
        "the file name of a wheel has no spaces, slashes, or characters beyond ASCII",
        at: index..<index + 1,
        hint: "give the wheel back the name that it was published under"
      )
    }
    guard bytes.suffix(4) == Array(".whl".utf8)[...] else {
      throw SyntaxFault("the file name of a wheel ends with `.whl`", at: 0..<bytes.count)
    }
    let parts = bytes.dropLast(4).split(
      separator: UInt8(ascii: "-"),
      omittingEmptySubsequences: false
    )
    guard parts.count == 5 || parts.count == 6 else {
      throw SyntaxFault(
        "the file name of a wheel has five or six parts with `-` between them, not \(parts.count)",
        at: 0..<bytes.count,
        hint: "give the wheel back the name that it was published under"
      )
    }
    let texts = parts.map { String(decoding: $0, as: UTF8.self) }
    self.init(
      distribution: texts[0],
      version: texts[1],
      build: parts.count == 6 ? try Self.build(parts[2]) : nil,
      tags: try WheelTags(parsing: parts.suffix(3), at: parts[parts.count - 3].startIndex),
      project: try Self.project(texts[0], at: parts[0].indices),
      projectVersion: try Self.version(texts[1], at: parts[1].indices)
    )
  }

  private static func project(_ text: String, at range: Range<Int>) throws(SyntaxFault)
    -> ProjectName
  {
    // Readers take two underscores for an attempt to hide where the name ends.
    let marks = text.utf8.map { $0 == UInt8(ascii: "_") }
    let hasTwo = marks.indices.dropLast().contains { marks[$0] && marks[$0 + 1] }
    guard !hasTwo, let name = try? ProjectName(parsing: text) else {
      throw SyntaxFault("`\(text)` is not the name of a project as wheels spell it", at: range)
    }
    return name
  }

  private static func version(_ text: String, at range: Range<Int>) throws(SyntaxFault) -> Version {
    guard let version = try? Version(parsing: text) else {
      throw SyntaxFault("`\(text)` is not a version", at: range)
    }
    return version
  }

  private static func build(_ part: ArraySlice<UInt8>) throws(SyntaxFault) -> String {
    guard part.first?.isDigit == true,
      part.allSatisfy({ $0.isLetterOrDigit || $0 == 0x5F || $0 == 0x2E })
    else { throw SyntaxFault("a build tag starts with a digit", at: part.indices) }
    return String(decoding: part, as: UTF8.self)
  }
}
