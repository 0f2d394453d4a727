/// A place in a short text that is read from left to right, byte by byte.
///
/// It reads UTF-8 and not characters: to Swift, a letter with a combining mark is one character,
/// and so is a carriage return with a line feed, where the grammars know two code points.
struct ByteCursor {
  /// The whole text, in UTF-8.
  let bytes: [UInt8]
  /// The index of the byte that is read next, or the number of bytes.
  var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { position == bytes.count }

  /// The byte that is read next, or nil at the end.
  var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// The byte after the current one, or nil when there is none.
  var next: UInt8? { position + 1 < bytes.count ? bytes[position + 1] : nil }

  /// Whether an ASCII character is read next.
  func isAt(_ character: Unicode.Scalar) -> Bool { current == UInt8(ascii: character) }

  /// The text of a range of bytes that starts and ends between characters.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The Unicode scalar that starts at an index, or nil at the end.
  func scalar(at index: Int) -> Unicode.Scalar? {
    guard index < bytes.count else { return nil }
    let byte = bytes[index]
    if byte < 0x80 { return Unicode.Scalar(byte) }
    return String(decoding: bytes[index...].prefix(4), as: UTF8.self).unicodeScalars.first
  }
}

extension ByteCursor {
  /// Moves beyond an ASCII character, if it is read next.
  ///
  /// - Returns: whether it was.
  mutating func consume(_ character: Unicode.Scalar) -> Bool {
    guard isAt(character) else { return false }
    position += 1
    return true
  }

  /// Moves beyond a word in any mixture of cases, if it is read next.
  ///
  /// - Parameter word: lower-case ASCII letters.
  /// - Returns: whether it was.
  mutating func consume(ignoringCase word: String) -> Bool {
    var index = position
    for byte in word.utf8 {
      guard index < bytes.count, bytes[index] | 0x20 == byte else { return false }
      index += 1
    }
    position = index
    return true
  }

  /// Moves beyond all bytes of a kind.
  ///
  /// - Returns: the range that they take; empty when the current byte is of another kind.
  @discardableResult
  mutating func skip(while isOfKind: (UInt8) -> Bool) -> Range<Int> {
    let start = position
    while position < bytes.count, isOfKind(bytes[position]) { position += 1 }
    return start..<position
  }

  /// Moves beyond spaces and tabs.
  mutating func skipBlanks() {
    while position < bytes.count, bytes[position].isBlank { position += 1 }
  }

  /// Moves beyond whitespace of all kinds, as PEP 440 allows around a version.
  mutating func skipWhitespace() {
    while isAtWhitespace { skipScalar() }
  }

  /// Moves beyond the scalar that is read next.
  mutating func skipScalar() {
    guard let scalar = scalar(at: position) else { return }
    position += scalar.isASCII ? 1 : UTF8.width(scalar)
  }
}

extension ByteCursor {
  /// Whether whitespace is read next, in the sense of Python's `str.isspace`: what Unicode calls
  /// so, and the four ASCII separators.
  var isAtWhitespace: Bool {
    guard let byte = current else { return false }
    if byte < 0x80 { return 0x09...0x0D ~= byte || 0x1C...0x20 ~= byte }
    return scalar(at: position)?.properties.isWhitespace ?? false
  }

  /// Whether a control character is read next, or another character that ends a line somewhere.
  ///
  /// None can stand in a header of the core metadata, so none is let into a value that is written
  /// there.
  var isAtControl: Bool {
    guard let byte = current else { return false }
    if byte < 0x80 { return byte < 0x20 || byte == 0x7F }
    guard let scalar = scalar(at: position) else { return false }
    return switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  /// The range of the scalar that is read next; empty at the end.
  var currentRange: Range<Int> {
    var after = self
    after.skipScalar()
    return position..<after.position
  }

  /// The rest of the word that is read next: up to whitespace, a comma, a semicolon or a bracket.
  var restOfWord: Range<Int> {
    var after = self
    while !after.isAtEnd, !after.isAtWhitespace, !after.isAtDelimiter { after.skipScalar() }
    return position..<after.position
  }

  /// Whether a comma, a semicolon or a closing bracket is read next.
  var isAtDelimiter: Bool { isAt(",") || isAt(";") || isAt(")") || isAt("]") }
}
