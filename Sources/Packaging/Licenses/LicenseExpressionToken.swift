/// A part of the text of a license expression.
struct LicenseExpressionToken {
  enum Kind {
    case open
    case close
    case and
    case or
    case with
    /// Anything else: an identifier, if it is right.
    case word
  }

  let kind: Kind
  /// The part in UTF-8 bytes of the text.
  let range: Range<Int>

  /// The parts of a text: parentheses, and what ASCII white space and parentheses divide.
  static func all(in text: [UInt8]) -> [LicenseExpressionToken] {
    var tokens: [LicenseExpressionToken] = []
    var start = 0
    while start < text.count {
      let byte = text[start]
      var end = start + 1
      if byte == UInt8(ascii: "(") {
        tokens.append(LicenseExpressionToken(kind: .open, range: start..<end))
      } else if byte == UInt8(ascii: ")") {
        tokens.append(LicenseExpressionToken(kind: .close, range: start..<end))
      } else if !isWhitespace(byte) {
        while end < text.count, !isDelimiter(text[end]) { end += 1 }
        tokens.append(LicenseExpressionToken(word: text, at: start..<end))
      }
      start = end
    }
    return tokens
  }

  private init(kind: Kind, range: Range<Int>) {
    self.kind = kind
    self.range = range
  }

  private init(word text: [UInt8], at range: Range<Int>) {
    self.range = range
    // Setting bit 5 makes small letters of capitals, and a small letter of nothing else that could
    // complete an operator.
    switch text[range].map({ $0 | 0x20 }) {
    case Array("and".utf8): self.kind = .and
    case Array("or".utf8): self.kind = .or
    case Array("with".utf8): self.kind = .with
    default: self.kind = .word
    }
  }

  private static func isWhitespace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || UInt8(ascii: "\t")...UInt8(ascii: "\r") ~= byte
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    isWhitespace(byte) || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
  }
}
