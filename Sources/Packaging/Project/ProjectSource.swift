import TOML

/// The text of a `pyproject.toml`, as far as problems point into it.
struct ProjectSource: Sendable {
  /// The parsed file.
  let document: TOMLDocument
  /// The path to show in problems.
  let file: String

  /// The place of a stretch of the file; takes time proportional to its offset.
  func location(_ range: Range<Int>) -> SourceLocation {
    let start = document.position(at: range.lowerBound)
    let excerpt = document.line(start.line)
    let rest = excerpt.unicodeScalars.count - start.column + 1
    let covered = document.bytes[range].count { $0 & 0xC0 != 0x80 }
    return SourceLocation(
      file: file,
      line: start.line,
      column: start.column,
      width: min(covered, rest),
      byteRange: range,
      excerpt: excerpt
    )
  }

  /// The stretch of the file behind a stretch of a string's text; nil, or any of an empty text,
  /// stands for the whole literal.
  func range(of range: Range<Int>?, inString value: TOMLValue) -> Range<Int> {
    guard let range, case .string(let text) = value.content, !text.isEmpty else {
      return value.range
    }
    let start = document.sourceOffset(of: range.lowerBound, inString: value)
    let end = document.sourceOffset(of: range.upperBound, inString: value)
    return start..<max(start, end)
  }
}
