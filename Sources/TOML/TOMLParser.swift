/// Reads a document, line after line: a header, a key/value pair, or neither.
struct TOMLParser {
  var scanner: TOMLScanner
  var notices: [TOMLNotice] = []
  let root = TableNode(.header, range: 0..<0, depth: 0)

  init(_ bytes: [UInt8]) throws(TOMLError) {
    self.scanner = try TOMLScanner(bytes)
    if bytes.starts(with: SourceText.byteOrderMark) {
      scanner.advance(by: SourceText.byteOrderMark.count)
      note(.byteOrderMark, 0..<scanner.offset)
    }
  }

  mutating func parseDocument() throws(TOMLError) -> TOMLTable {
    var table = root
    while true {
      _ = try scanner.skipBlanksAndLines()
      guard let byte = scanner.peek() else { return root.frozen() }
      if byte == .leftBracket {
        table = try parseHeader()
      } else {
        try parseKeyValuePair(into: table)
      }
      try scanner.skipRestOfLine()
    }
  }

  /// `[key]` or `[[key]]`.
  ///
  /// - Returns: the table which the following lines are about.
  private mutating func parseHeader() throws(TOMLError) -> TableNode {
    let start = scanner.offset
    let isArray = scanner.isNext(2, of: .leftBracket)
    let brackets = isArray ? 2 : 1
    scanner.advance(by: brackets)
    scanner.skipBlanks()
    let key = try parseKey(below: 0)
    guard scanner.isNext(brackets, of: .rightBracket) else {
      throw scanner.unexpected(expected: isArray ? .arrayHeaderEnd : .headerEnd)
    }
    scanner.advance(by: brackets)
    let header = start..<scanner.offset
    return isArray
      ? try appendTable(key, header: header)
      : try defineTable(key, header: header)
  }

  /// `key = value`.
  private mutating func parseKeyValuePair(into table: TableNode) throws(TOMLError) {
    let (key, holder) = try parseKeyAndEquals(in: table)
    let value = try parseValue(depth: holder.depth + 1)
    try insert(value, key, into: holder)
  }

  /// `key =` and the blanks behind it.
  ///
  /// - Returns: the key, and the table which its parts before the last one lead to.
  mutating func parseKeyAndEquals(
    in table: TableNode
  ) throws(TOMLError) -> (key: Key, holder: TableNode) {
    let key = try parseKey(below: table.depth)
    guard scanner.skip(.equals) else { throw scanner.unexpected(expected: .equalsSign) }
    scanner.skipBlanks()
    return (key, try holder(ofDotted: key, below: table))
  }

  mutating func note(_ kind: TOMLNotice.Kind, _ range: Range<Int>) {
    notices.append(TOMLNotice(kind: kind, range: range))
  }
}
