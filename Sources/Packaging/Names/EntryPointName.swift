extension Problem.Code {
  /// A text that cannot be the name of an entry point.
  public static var invalidEntryPointName: Self { "invalid-entry-point-name" }
}

/// The name of an entry point within its group, such as that of a command.
///
/// It can contain anything that survives in a line of `entry_points.txt`. Names that differ in case
/// are different names. Source: entry points specification.
public struct EntryPointName: Sendable {
  /// The name.
  public let text: String

  /// A name from its text.
  ///
  /// - Parameter text: the name and nothing else.
  /// - Throws: `invalid-entry-point-name`.
  public init(parsing text: String) throws(EditableError) {
    self.text = try ByteCursor.read(text, failingWith: .invalidEntryPointName) {
      (cursor) throws(SyntaxFault) in
      try Self.check(&cursor)
      return text
    }
  }

  /// Moves through a name as far as its line would be read back as the same name.
  private static func check(_ cursor: inout ByteCursor) throws(SyntaxFault) {
    let start = cursor.currentRange
    guard !cursor.isAtEnd else { throw SyntaxFault("the name is empty", at: start) }
    if cursor.isAt("[") || cursor.isAt("#") || cursor.isAt(";") {
      throw SyntaxFault(
        "the name of an entry point cannot start with \(cursor.currentDescription)",
        at: start
      )
    }
    if cursor.isAtWhitespace {
      throw SyntaxFault("the name of an entry point cannot start with whitespace", at: start)
    }
    var last = cursor
    while !cursor.isAtEnd {
      if cursor.isAt("=") || cursor.isAtControl {
        throw SyntaxFault(
          "\(cursor.currentDescription) cannot stand in the name of an entry point",
          at: cursor.currentRange
        )
      }
      last = cursor
      cursor.skipScalar()
    }
    if last.isAtWhitespace {
      throw SyntaxFault(
        "the name of an entry point cannot end with whitespace",
        at: last.currentRange
      )
    }
  }

  /// The name as it stands before the `=` of its line.
  public func rendered() -> String { text }
}

extension EntryPointName: Hashable {
  /// Whether both are the same text, code point by code point.
  public static func == (left: Self, right: Self) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  /// Feeds the text.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
