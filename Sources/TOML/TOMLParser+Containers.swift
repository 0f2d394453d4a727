extension TOMLParser {
  /// What comes next in a container.
  private enum Step {
    /// A value, which would be so deep if it were a container itself.
    case value(depth: Int)
    /// Its end.
    case end(TOMLValue)
  }

  /// An array or an inline table, with all that is in it.
  mutating func parseContainer(_ outermost: OpenContainer) throws(TOMLError) -> TOMLValue {
    var open = [outermost]
    while let innermost = open.last {
      switch try advance(in: innermost) {
      case .value(let depth):
        if let container = try openContainer(depth: depth) {
          open.append(container)
        } else {
          try add(try parseFlatValue(), to: innermost)
        }
      case .end(let value):
        open.removeLast()
        guard let next = open.last else { return value }
        try add(value, to: next)
      }
    }
    preconditionFailure("the loop ends with the outermost container")
  }

  /// Skips an opening bracket or brace, or returns nil if none comes next.
  mutating func openContainer(depth: Int) throws(TOMLError) -> OpenContainer? {
    let start = scanner.offset
    let container: OpenContainer
    switch scanner.peek() {
    case .leftBracket?: container = .array(OpenArray(start: start, depth: depth))
    case .leftBrace?: container = .inlineTable(OpenInlineTable(start: start, depth: depth))
    default: return nil
    }
    guard depth <= TOMLDocument.maximumDepth else {
      throw scanner.failure(.nestedTooDeep, at: start..<start + 1)
    }
    scanner.advance()
    return container
  }

  private func add(_ value: TOMLValue, to container: OpenContainer) throws(TOMLError) {
    switch container {
    case .array(let array): array.elements.append(value)
    case .inlineTable(let table):
      guard let pair = table.pair else { return }
      try insert(value, pair.key, into: pair.holder)
    }
  }

  private mutating func advance(in container: OpenContainer) throws(TOMLError) -> Step {
    switch container {
    case .array(let array): try advance(in: array)
    case .inlineTable(let table): try advance(in: table)
    }
  }

  /// `,` and the next element, or `]`.
  private mutating func advance(in array: OpenArray) throws(TOMLError) -> Step {
    _ = try scanner.skipBlanksAndLines()
    if !array.elements.isEmpty, scanner.skip(.comma) {
      _ = try scanner.skipBlanksAndLines()
    } else if !array.elements.isEmpty, scanner.peek() != .rightBracket {
      throw unfinished(array)
    }
    if scanner.skip(.rightBracket) {
      return .end(TOMLValue(.array(array.elements), at: array.start..<scanner.offset))
    }
    if scanner.isAtEnd { throw unfinished(array) }
    return .value(depth: array.depth + 1)
  }

  /// `,` and the next key, or `}`. TOML 1.0 wants all of the table on one line, and no comma before
  /// its end.
  private mutating func advance(in table: OpenInlineTable) throws(TOMLError) -> Step {
    try skipBlanksAndLines(in: table)
    table.comma = nil
    if table.pair != nil, scanner.peek() == .comma {
      table.comma = scanner.offset
      scanner.advance()
      try skipBlanksAndLines(in: table)
    } else if table.pair != nil, scanner.peek() != .rightBrace {
      throw unfinished(table)
    }
    if scanner.skip(.rightBrace) {
      if let lineEnd = table.lineEnd { note(.newlineInInlineTable, lineEnd..<lineEnd + 1) }
      if let comma = table.comma { note(.trailingCommaInInlineTable, comma..<comma + 1) }
      return .end(TOMLValue(.table(table.table.frozen()), at: table.start..<scanner.offset))
    }
    if scanner.isAtEnd { throw unfinished(table) }
    let pair = try parseKeyAndEquals(in: table.table)
    table.pair = pair
    return .value(depth: pair.holder.depth + 1)
  }

  private mutating func skipBlanksAndLines(in table: OpenInlineTable) throws(TOMLError) {
    let lineEnd = try scanner.skipBlanksAndLines()
    table.lineEnd = table.lineEnd ?? lineEnd
  }

  private func unfinished(_ array: OpenArray) -> TOMLError {
    let line = scanner.line(of: array.start)
    return scanner.unexpected(expected: .arraySeparator(openedInLine: line))
  }

  private func unfinished(_ table: OpenInlineTable) -> TOMLError {
    let line = scanner.line(of: table.start)
    return scanner.unexpected(expected: .inlineTableSeparator(openedInLine: line))
  }
}
