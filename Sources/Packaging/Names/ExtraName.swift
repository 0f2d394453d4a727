/// The name of an extra, such as `test`; also that of a dependency group, which follows the same
/// rules.
///
/// Names are equal when their normal forms are. Source: dependency specifiers and dependency groups
/// specifications (PEP 685, PEP 735).
public struct ExtraName: Hashable, Sendable {
  private let name: SpelledName

  /// A name from its text.
  ///
  /// - Parameter text: the name and nothing else, not even whitespace.
  /// - Throws: `invalid-name`.
  public init(parsing text: String) throws(EditableError) {
    name = try SpelledName(parsing: text, naming: "the name of an extra", failingWith: .invalidName)
  }

  init(from cursor: inout ByteCursor) throws(SyntaxFault) {
    name = try SpelledName(from: &cursor, naming: "the name of an extra")
  }

  /// The name as it was written.
  public var written: String { name.written }

  /// The name in lower case, with one `-` for each run of `-`, `_` and `.`; what names are compared
  /// by, and how the core metadata spells them.
  public var normalized: String { name.normalized }
}

extension ExtraName {
  /// Reads a list of extras in brackets, if one is next.
  ///
  /// - Returns: the extras in the order of the text; none for empty brackets and for none at all.
  static func readList(from cursor: inout ByteCursor) throws(SyntaxFault) -> [ExtraName] {
    let opening = cursor.currentRange
    guard cursor.consume("[") else { return [] }
    cursor.skipBlanks()
    if cursor.consume("]") { return [] }

    var extras: [ExtraName] = []
    while true {
      extras.append(try ExtraName(from: &cursor))
      cursor.skipBlanks()
      if cursor.consume("]") { return extras }
      guard cursor.consume(",") else {
        throw cursor.isAtEnd
          ? SyntaxFault("this `[` has no `]`", at: opening, hint: "write `]` after the extras")
          : SyntaxFault(
            "expected `,` or `]` after the name of an extra, not \(cursor.currentDescription)",
            at: cursor.currentRange
          )
      }
      cursor.skipBlanks()
      if cursor.isAt("]") {
        let comma = cursor.bytes[..<cursor.position].lastIndex(of: 0x2C) ?? cursor.position
        throw SyntaxFault(
          "a list of extras does not end with a comma",
          at: comma..<comma + 1,
          hint: "remove the comma"
        )
      }
    }
  }
}
