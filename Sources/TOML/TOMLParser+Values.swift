extension TOMLParser {
  /// Any value.
  ///
  /// - Parameter depth: the depth of the value, if it is an array or a table.
  mutating func parseValue(depth: Int) throws(TOMLError) -> TOMLValue {
    if let container = try openContainer(depth: depth) { return try parseContainer(container) }
    return try parseFlatValue()
  }

  /// A value without other values in it.
  mutating func parseFlatValue() throws(TOMLError) -> TOMLValue {
    let start = scanner.offset
    switch scanner.peek() {
    case .quote?, .apostrophe?:
      let string = try parseString(asKey: false)
      return TOMLValue(.string(string), at: start..<scanner.offset)
    default:
      return try parseWord()
    }
  }

  /// A keyword, a number or a date-time: they have no delimiters, so what belongs to them is found
  /// first and read afterwards.
  private mutating func parseWord() throws(TOMLError) -> TOMLValue {
    let start = scanner.offset
    let word = scanner.skip(while: \.isWord)
    guard !word.isEmpty else { throw scanner.unexpected(expected: .value) }
    let first = scanner.bytes[start]
    if first.isDigit {
      return isDateTime(word) ? try parseDateTime(word) : try parseNumber(word)
    }
    switch scanner.text(word) {
    case "true": return TOMLValue(.boolean(true), at: word)
    case "false": return TOMLValue(.boolean(false), at: word)
    case "inf", "+inf": return TOMLValue(.float(.infinity), at: word)
    case "-inf": return TOMLValue(.float(-.infinity), at: word)
    case "nan", "+nan": return TOMLValue(.float(.nan), at: word)
    case "-nan": return TOMLValue(.float(-.nan), at: word)
    default: break
    }
    if first == .plus || first == .minus || first == .point { return try parseNumber(word) }
    let whole = start..<scanner.skip(while: \.isWithinWord).upperBound
    throw scanner.failure(.unknownValue(scanner.text(whole)), at: whole)
  }
}
