extension TOMLParser {
  /// Any value.
  ///
  /// - Parameter depth: the depth of the value, if it is an array or a table.
  mutating func parseValue(depth: Int) throws(TOMLError) -> TOMLValue {
    let start = scanner.offset
    switch scanner.peek() {
    case .quote?, .apostrophe?:
      let string = try parseString(asKey: false)
      return TOMLValue(.string(string), at: start..<scanner.offset)
    case .leftBracket?:
      return try parseArray(depth: depth)
    case .leftBrace?:
      return try parseInlineTable(depth: depth)
    default:
      return try parseScalar()
    }
  }

  /// Elements between brackets, on as many lines as they like.
  private mutating func parseArray(depth: Int) throws(TOMLError) -> TOMLValue {
    let start = try open(depth)
    var elements: [TOMLValue] = []
    while true {
      _ = try scanner.skipBlanksAndLines()
      if scanner.skip(.rightBracket) { break }
      if scanner.isAtEnd { throw unfinishedArray(from: start) }
      elements.append(try parseValue(depth: depth + 1))
      _ = try scanner.skipBlanksAndLines()
      if scanner.skip(.comma) { continue }
      guard scanner.skip(.rightBracket) else { throw unfinishedArray(from: start) }
      break
    }
    return TOMLValue(.array(elements), at: start..<scanner.offset)
  }

  /// Key/value pairs between braces. TOML 1.0 wants them on one line, without a comma at the end.
  private mutating func parseInlineTable(depth: Int) throws(TOMLError) -> TOMLValue {
    let start = try open(depth)
    let table = TableNode(.header, range: start..<start, depth: depth)
    var lineEnd: Int?
    var comma: Int?
    while true {
      let before = try scanner.skipBlanksAndLines()
      lineEnd = lineEnd ?? before
      if scanner.skip(.rightBrace) { break }
      if scanner.isAtEnd { throw unfinishedInlineTable(from: start) }
      try parseKeyValuePair(into: table)
      comma = nil
      let after = try scanner.skipBlanksAndLines()
      lineEnd = lineEnd ?? after
      if scanner.peek() == .comma {
        comma = scanner.offset
        scanner.advance()
        continue
      }
      guard scanner.skip(.rightBrace) else { throw unfinishedInlineTable(from: start) }
      break
    }
    if let lineEnd { note(.newlineInInlineTable, lineEnd..<lineEnd + 1) }
    if let comma { note(.trailingCommaInInlineTable, comma..<comma + 1) }
    return TOMLValue(.table(table.frozen()), at: start..<scanner.offset)
  }

  private func unfinishedArray(from start: Int) -> TOMLError {
    scanner.unexpected(expected: .arraySeparator(openedInLine: scanner.line(of: start)))
  }

  private func unfinishedInlineTable(from start: Int) -> TOMLError {
    scanner.unexpected(expected: .inlineTableSeparator(openedInLine: scanner.line(of: start)))
  }

  /// Skips an opening bracket or brace, and tells where it stands.
  private mutating func open(_ depth: Int) throws(TOMLError) -> Int {
    let start = scanner.offset
    guard depth <= TOMLDocument.maximumDepth else {
      throw scanner.failure(.nestedTooDeep, at: start..<start + 1)
    }
    scanner.advance()
    return start
  }

  /// A keyword, a number or a date-time: they have no delimiters, so what belongs to them is found
  /// first and read afterwards.
  private mutating func parseScalar() throws(TOMLError) -> TOMLValue {
    let start = scanner.offset
    let word = scanner.skip(while: \.isScalarValue)
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
