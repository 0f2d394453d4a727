extension TOMLParser {
  /// An integer or a float.
  ///
  /// - Parameter word: the bytes of the source that have to be one.
  func parseNumber(_ word: Range<Int>) throws(TOMLError) -> TOMLValue {
    var number = NumberReader(scanner.bytes[word])
    do {
      return TOMLValue(try number.read(), at: word)
    } catch {
      let text = scanner.text(word)
      let reason: TOMLError.Reason =
        switch error {
        case .malformed(let fault): .malformedNumber(text, fault)
        case .outOfRange: .integerOutOfRange(text)
        }
      throw scanner.failure(reason, at: word)
    }
  }
}
