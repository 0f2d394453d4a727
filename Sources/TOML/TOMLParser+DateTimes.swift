extension TOMLParser {
  /// Whether a word that starts with a digit can only be meant as a date or a time: `dddd-`, or any
  /// colon.
  func isDateTime(_ word: Range<Int>) -> Bool {
    let bytes = scanner.bytes[word]
    return bytes.contains(.colon)
      || bytes.count > 4 && bytes.prefix(4).allSatisfy(\.isDigit)
        && bytes.dropFirst(4).first == .minus
  }

  /// A date, a time, or both, with an offset or without (RFC 3339, section 5.6).
  ///
  /// - Parameter word: the bytes of the source that have to be one; a time may follow them after a
  ///   space.
  mutating func parseDateTime(_ word: Range<Int>) throws(TOMLError) -> TOMLValue {
    var word = word
    if word.count == 10, scanner.peek() == .space, scanner.peek(ahead: 1)?.isDigit == true {
      scanner.advance()
      word = word.lowerBound..<scanner.skip(while: \.isWord).upperBound
    }
    var reader = DateTimeReader(scanner.bytes[word])
    let text = scanner.text(word)
    do {
      let kind = try reader.read()
      if reader.lacksSeconds { note(.timeWithoutSeconds, word) }
      let content: TOMLValue.Content =
        switch kind {
        case .offsetDateTime: .offsetDateTime(text)
        case .localDateTime: .localDateTime(text)
        case .localDate: .localDate(text)
        case .localTime: .localTime(text)
        }
      return TOMLValue(content, at: word)
    } catch {
      switch error {
      case .malformed: throw scanner.failure(.malformedDateTime(text), at: word)
      case .outOfRange(let part, let number, let range):
        throw scanner.failure(.dateTimeOutOfRange(part, number), at: range)
      }
    }
  }
}
