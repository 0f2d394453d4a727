extension TOMLParser {
  /// A string of any of the four forms; the next byte is its first quotation mark or apostrophe.
  ///
  /// - Parameter asKey: whether the multi-line forms are forbidden.
  mutating func parseString(asKey: Bool) throws(TOMLError) -> String {
    let delimiter = scanner.bytes[scanner.offset]
    guard scanner.isNext(3, of: delimiter) else { return try parseLine(delimiter) }
    guard !asKey else {
      throw scanner.failure(.multilineKey, at: scanner.offset..<scanner.offset + 3)
    }
    return try parseLines(delimiter)
  }

  /// `"basic"` or `'literal'`.
  private mutating func parseLine(_ delimiter: UInt8) throws(TOMLError) -> String {
    let start = scanner.offset
    scanner.advance()
    let isBasic = delimiter == .quote
    var decoded = DecodedString()
    while true {
      let verbatim = scanner.skip { byte in
        byte != delimiter && !(isBasic && byte == .backslash) && !byte.isForbiddenControl
      }
      switch scanner.peek() {
      case delimiter?:
        scanner.advance()
        return decoded.finished(with: scanner.bytes[verbatim])
      case .backslash?:
        decoded.append(scanner.bytes[verbatim])
        decoded.append(try parseEscape())
      case let byte? where !scanner.isAtLineEnd:
        throw scanner.forbidden(byte)
      default:
        throw unterminated(from: start, delimiter, count: 1)
      }
    }
  }

  /// `"""basic"""` or `'''literal'''`.
  private mutating func parseLines(_ delimiter: UInt8) throws(TOMLError) -> String {
    let start = scanner.offset
    scanner.advance(by: 3)
    _ = scanner.skipLineEnd()
    let isBasic = delimiter == .quote
    var decoded = DecodedString()
    while true {
      let verbatim = scanner.skip { byte in
        byte != delimiter && !(isBasic && byte == .backslash)
          && (!byte.isForbiddenControl || byte == .lineFeed)
      }
      switch scanner.peek() {
      case delimiter?:
        guard scanner.isNext(3, of: delimiter) else {
          decoded.append(scanner.bytes[verbatim.lowerBound...verbatim.upperBound])
          scanner.advance()
          continue
        }
        // Up to two more of them belong to the string; the last three close it.
        var count = 3
        while count < 5, scanner.peek(ahead: count) == delimiter { count += 1 }
        scanner.advance(by: count)
        return decoded.finished(with: scanner.bytes[verbatim.lowerBound..<scanner.offset - 3])
      case .backslash?:
        decoded.append(scanner.bytes[verbatim])
        if !skipLineEndingBackslash() { decoded.append(try parseEscape()) }
      case .carriageReturn? where scanner.isAtLineEnd:
        // The line feed stays for the next stretch.
        decoded.append(scanner.bytes[verbatim])
        scanner.advance()
      case let byte?:
        throw scanner.forbidden(byte)
      case nil:
        throw unterminated(from: start, delimiter, count: 3)
      }
    }
  }

  /// Skips a backslash at the end of a line, with all blanks and line ends behind it, and tells
  /// whether there was one.
  private mutating func skipLineEndingBackslash() -> Bool {
    var ahead = scanner
    ahead.advance()
    ahead.skipBlanks()
    guard ahead.isAtLineEnd else { return false }
    while ahead.skipLineEnd() { ahead.skipBlanks() }
    scanner = ahead
    return true
  }

  /// An escape; the next byte is its backslash.
  private mutating func parseEscape() throws(TOMLError) -> Unicode.Scalar {
    let start = scanner.offset
    scanner.advance()
    let (letter, range) = scanner.nextScalar()
    guard let letter, let escape = StringEscape(letter) else {
      throw scanner.failure(.unknownEscape(letter), at: start..<range.upperBound)
    }
    scanner.advance()
    switch escape {
    case .character(let scalar):
      if letter == "e" { note(.escapeCharacterEscape, start..<scanner.offset) }
      return scalar
    case .hexadecimal(let count):
      var number: UInt32 = 0
      for _ in 0..<count {
        guard let digit = scanner.peek()?.digitValue else {
          throw scanner.failure(
            .incompleteEscape(letter, digits: count),
            at: start..<scanner.offset
          )
        }
        number = number << 4 | UInt32(digit)
        scanner.advance()
      }
      guard let scalar = Unicode.Scalar(number) else {
        throw scanner.failure(.escapedNonScalar(number), at: start..<scanner.offset)
      }
      if letter == "x" { note(.twoDigitEscape, start..<scanner.offset) }
      return scalar
    }
  }

  /// That a string has no end, told at its start.
  private func unterminated(from start: Int, _ delimiter: UInt8, count: Int) -> TOMLError {
    scanner.failure(
      .unterminatedString(
        delimiter: String(repeating: String(Unicode.Scalar(delimiter)), count: count)
      ),
      at: start..<start + count
    )
  }
}
