/// The source and how far it has been read: what all rules of the grammar share.
struct TOMLScanner {
  let bytes: [UInt8]
  private(set) var offset = 0

  /// - Throws: ``TOMLError/Reason/invalidUTF8``; what is read afterwards is known to be UTF-8.
  init(_ bytes: [UInt8]) throws(TOMLError) {
    self.bytes = bytes
    if let range = firstIllFormedSequence(in: bytes) {
      throw failure(.invalidUTF8, at: range)
    }
  }

  /// The next byte, or nil at the end of the document.
  func peek() -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// The byte some way after the next one, or nil beyond the end of the document.
  func peek(ahead distance: Int) -> UInt8? {
    offset + distance < bytes.count ? bytes[offset + distance] : nil
  }

  /// Whether this many of a byte come next.
  func isNext(_ count: Int, of byte: UInt8) -> Bool {
    for distance in 0..<count where peek(ahead: distance) != byte { return false }
    return true
  }

  mutating func advance(by count: Int = 1) { offset += count }

  /// Skips a byte if it comes next, and tells whether it did.
  mutating func skip(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    offset += 1
    return true
  }

  /// Skips all bytes of a kind, and tells which stretch of the source they were.
  mutating func skip(while isSkipped: (UInt8) -> Bool) -> Range<Int> {
    let start = offset
    var end = start
    while end < bytes.count, isSkipped(bytes[end]) { end += 1 }
    offset = end
    return start..<end
  }

  /// Skips spaces and tabs.
  mutating func skipBlanks() { _ = skip(while: \.isBlank) }

  /// Skips one line end, and tells whether there was one.
  mutating func skipLineEnd() -> Bool {
    if skip(.lineFeed) { return true }
    guard peek() == .carriageReturn, peek(ahead: 1) == .lineFeed else { return false }
    offset += 2
    return true
  }

  /// Skips a comment up to the end of its line, and tells whether there was one.
  mutating func skipComment() throws(TOMLError) -> Bool {
    guard skip(.hash) else { return false }
    _ = skip { !$0.isForbiddenControl }
    if let byte = peek(), !isAtLineEnd { throw forbidden(byte) }
    return true
  }

  /// Skips blanks, comments and line ends.
  ///
  /// - Returns: where the first comment or line end starts, or nil if there was none.
  mutating func skipBlanksAndLines() throws(TOMLError) -> Int? {
    var first: Int?
    while true {
      skipBlanks()
      let start = offset
      guard try skipComment() || skipLineEnd() else { return first }
      first = first ?? start
    }
  }

  /// Skips what may follow a header or a key/value pair: blanks, a comment, and the end of the line
  /// or of the document.
  mutating func skipRestOfLine() throws(TOMLError) {
    skipBlanks()
    _ = try skipComment()
    guard skipLineEnd() || isAtEnd else { throw unexpected(expected: .lineEnd) }
  }

  var isAtEnd: Bool { offset == bytes.count }

  var isAtLineEnd: Bool {
    peek() == .lineFeed || peek() == .carriageReturn && peek(ahead: 1) == .lineFeed
  }

  /// The text of a stretch of the source.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The number of the line in which an offset stands.
  func line(of offset: Int) -> Int { SourceText(bytes).position(at: offset).line }
}

extension TOMLScanner {
  func failure(_ reason: TOMLError.Reason, at range: Range<Int>) -> TOMLError {
    TOMLError(reason, at: range, in: bytes)
  }

  /// That the next character is not what has to come here, or may stand nowhere.
  func unexpected(expected: TOMLError.Expected) -> TOMLError {
    if let byte = peek(), byte.isForbiddenControl, !isAtLineEnd { return forbidden(byte) }
    let (found, range) = nextScalar()
    return failure(.unexpected(found, expected: expected), at: range)
  }

  /// That the next byte may stand nowhere.
  func forbidden(_ byte: UInt8) -> TOMLError {
    failure(
      byte == .carriageReturn ? .bareCarriageReturn : .controlCharacter(Unicode.Scalar(byte)),
      at: offset..<offset + 1
    )
  }

  /// The next character, a line feed for either line end; nil at the end of the document.
  func nextScalar() -> (Unicode.Scalar?, Range<Int>) {
    if isAtLineEnd { return ("\n", offset..<offset) }
    guard let scalar = text(offset..<min(offset + 4, bytes.count)).unicodeScalars.first else {
      return (nil, offset..<offset)
    }
    return (scalar, offset..<offset + UTF8.width(scalar))
  }
}
