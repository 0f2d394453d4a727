extension TOMLParser {
  /// A key and the blanks behind it.
  ///
  /// - Parameter depth: the depth of the table that the key is in.
  mutating func parseKey(below depth: Int) throws(TOMLError) -> Key {
    var key = Key(last: try parseKeyPart())
    scanner.skipBlanks()
    while scanner.skip(.point) {
      scanner.skipBlanks()
      key.append(try parseKeyPart())
      guard depth + key.parents.count <= TOMLDocument.maximumDepth else {
        throw scanner.failure(.nestedTooDeep, at: key.range)
      }
      scanner.skipBlanks()
    }
    return key
  }

  private mutating func parseKeyPart() throws(TOMLError) -> Key.Part {
    let start = scanner.offset
    switch scanner.peek() {
    case .quote?, .apostrophe?:
      let string = try parseString(asKey: true)
      return Key.Part(name: string, range: start..<scanner.offset)
    default:
      let range = scanner.skip(while: \.isBareKey)
      guard !range.isEmpty else { throw scanner.unexpected(expected: .key) }
      return Key.Part(name: scanner.text(range), range: range)
    }
  }
}
