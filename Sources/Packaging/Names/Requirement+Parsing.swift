extension Requirement {
  /// Reads a requirement that goes to the end of the text.
  init(wholeOf cursor: inout ByteCursor) throws(SyntaxFault) {
    cursor.skipBlanks()
    guard cursor.current?.isLetterOrDigit == true else { throw Self.missingName(at: cursor) }
    name = try ProjectName(from: &cursor)
    cursor.skipBlanks()
    extras = Self.sorted(try ExtraName.readList(from: &cursor))
    cursor.skipBlanks()

    switch cursor.current {
    case nil, UInt8(ascii: ";"): source = .versions(VersionSpecifierSet())
    case UInt8(ascii: "@"): source = .url(try Self.readURL(from: &cursor))
    case UInt8(ascii: "("): source = .versions(try VersionSpecifierSet(from: &cursor))
    case let byte? where byte.isOperator:
      source = .versions(try VersionSpecifierSet(from: &cursor))
    default: throw Self.unexpectedText(after: name, at: cursor)
    }
    cursor.skipBlanks()

    let semicolon = cursor.currentRange
    if cursor.consume(";") {
      cursor.skipBlanks()
      guard !cursor.isAtEnd else {
        throw SyntaxFault("`;` needs a marker after it", at: semicolon, hint: "remove the `;`")
      }
      marker = try Marker(from: &cursor)
      cursor.skipBlanks()
      guard cursor.isAtEnd else { throw Marker.trailingText(at: cursor) }
    } else {
      marker = nil
      guard cursor.isAtEnd else { throw source.trailingText(at: cursor) }
    }
  }

  /// Reads the `@` and the URL, which goes on to the next space or tab.
  private static func readURL(from cursor: inout ByteCursor) throws(SyntaxFault) -> String {
    let at = cursor.currentRange
    _ = cursor.consume("@")
    cursor.skipBlanks()
    let start = cursor.position
    while let byte = cursor.current, !byte.isBlank {
      if cursor.isAtControl {
        throw SyntaxFault(
          "\(cursor.currentDescription) cannot stand in a URL",
          at: cursor.currentRange
        )
      }
      cursor.skipScalar()
    }
    guard cursor.position > start else { throw SyntaxFault("`@` needs a URL after it", at: at) }
    return cursor.text(start..<cursor.position)
  }

  /// The extras in the order of their spellings, each spelling once.
  private static func sorted(_ extras: [ExtraName]) -> [ExtraName] {
    guard extras.count > 1 else { return extras }
    var unique: [ExtraName] = []
    for extra in extras.sorted(by: { $0.written < $1.written })
    where unique.last?.written != extra.written {
      unique.append(extra)
    }
    return unique
  }
}
