extension Version {
  /// The fault of a text that goes on after the version.
  ///
  /// - Parameters:
  ///   - version: the range of the version.
  ///   - cursor: where the fault starts.
  static func trailingText(after version: Range<Int>, at cursor: ByteCursor) -> SyntaxFault {
    var rest = cursor.restOfWord
    if rest.isEmpty { rest = cursor.currentRange }
    let offender =
      cursor.isAtWhitespace || cursor.isAtControl
      ? cursor.currentDescription : "`\(cursor.excerpt(rest))`"
    return SyntaxFault(
      "\(offender) cannot follow the version `\(cursor.excerpt(version))`",
      at: rest,
      hint: mendingHint(for: cursor)
    )
  }

  /// The fault of a text with no version where one is due.
  static func missingVersion(at cursor: ByteCursor) -> SyntaxFault {
    if cursor.isAtEnd { return SyntaxFault("a version is missing", at: cursor.currentRange) }
    return SyntaxFault(
      "a version starts with a digit, not with \(cursor.currentDescription)",
      at: cursor.currentRange,
      hint: mendingHint(for: cursor)
    )
  }

  private static func mendingHint(for cursor: ByteCursor) -> String? {
    mended(cursor.text(0..<cursor.bytes.count)).map { "write `\($0)`" }
  }

  /// The normal form of the version that a text almost is, if one mistake of a common kind explains
  /// it.
  static func mended(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.count <= 64, bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
    let numeric = compact(bytes).drop { !$0.isDigit }
    let candidates: [[UInt8]] = [
      // Spaces, quotes, a word in front: `"1.0 beta 2"`, `version-1.0`.
      Array(numeric),
      // A separator or a wildcard at the end: `1.0-`, `1.*`, `1.x`.
      Array(trimmed(numeric)),
      // Other separators, or too many: `2026-01-31`, `1_2`, `1,2`, `1..2`.
      Array(numeric.split { !$0.isLetterOrDigit }.joined(separator: [0x2E])),
      // Words that mean something elsewhere: `1.0-final`, `1.0-SNAPSHOT`.
      translated(Array(numeric)),
      // Words that PEP 440 does not know, after the release: `1.0-4-gdeadbee`.
      withLocal(Array(numeric)),
    ]
    for candidate in candidates {
      var cursor = ByteCursor(String(decoding: candidate, as: UTF8.self))
      if let version = Version(from: &cursor), cursor.isAtEnd { return version.rendered() }
    }
    return nil
  }

  /// A text without quotes and blanks; empty when a blank separates digits, which must not become
  /// one number.
  private static func compact(_ text: [UInt8]) -> [UInt8] {
    let words = text.filter { $0 != 0x22 && $0 != 0x27 }.split(whereSeparator: \.isBlank)
    let separatesDigits = zip(words, words.dropFirst()).contains { left, right in
      left.last?.isDigit == true && right.first?.isDigit == true
    }
    return separatesDigits ? [] : Array(words.joined())
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isTrailing: (UInt8) -> Bool = {
      $0.isSeparator || $0 == 0x2B || $0 == 0x2A || $0 | 0x20 == 0x78
    }
    return text.lastIndex { !isTrailing($0) }.map { text[...$0] } ?? []
  }

  /// A text with the last word in the terms of PEP 440, if others use it for the same.
  private static func translated(_ text: [UInt8]) -> [UInt8] {
    let words = [
      ("final", ""), ("release", ""), ("stable", ""), ("ga", ""), ("snapshot", ".dev0"),
      ("nightly", ".dev0"),
    ]
    let lower = String(decoding: text.map { $0 | 0x20 }, as: UTF8.self)
    guard let (word, meaning) = words.first(where: { lower.hasSuffix($0.0) }) else { return [] }
    return Array(trimmed(text.dropLast(word.utf8.count))) + meaning.utf8
  }

  /// A text with everything after its longest version made into the local version.
  private static func withLocal(_ text: [UInt8]) -> [UInt8] {
    var cursor = ByteCursor(String(decoding: text, as: UTF8.self))
    guard Version(from: &cursor) != nil else { return [] }
    let head = text[..<cursor.position]
    let words = text[cursor.position...].split { !$0.isLetterOrDigit }
    let hasLocal = head.contains(0x2B)
    // A number after the version is a part that was written wrongly, and not local at all.
    guard let first = words.first, hasLocal || first.first?.isLetter == true else { return [] }
    // Nor is a word that means something to PEP 440, only not in this place.
    var label = ByteCursor("0" + String(decoding: first, as: UTF8.self))
    guard hasLocal || Version(from: &label) == nil || !label.isAtEnd else { return [] }
    return head + [hasLocal ? 0x2E : 0x2B] + words.joined(separator: [0x2E])
  }
}
