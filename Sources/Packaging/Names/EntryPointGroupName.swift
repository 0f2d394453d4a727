extension Problem.Code {
  /// A text that cannot be the name of a group of entry points.
  public static var invalidEntryPointGroup: Self { "invalid-entry-point-group" }
}

/// The name of a group of entry points, such as `console_scripts`.
///
/// Source: entry points specification.
public struct EntryPointGroupName: Sendable {
  /// The name.
  public let text: String

  /// The commands that run in a terminal.
  public static var consoleScripts: Self { Self(unchecked: "console_scripts") }

  /// The commands that need no terminal.
  public static var guiScripts: Self { Self(unchecked: "gui_scripts") }

  private init(unchecked text: String) { self.text = text }

  /// A name from its text.
  ///
  /// - Parameter text: words of letters, digits and underscores with dots between them.
  /// - Throws: `invalid-entry-point-group`.
  public init(parsing text: String) throws(EditableError) {
    self.text = try ByteCursor.read(text, failingWith: .invalidEntryPointGroup) {
      (cursor) throws(SyntaxFault) in
      try Self.check(&cursor)
      return text
    }
  }

  private static func check(_ cursor: inout ByteCursor) throws(SyntaxFault) {
    repeat {
      let start = cursor.position
      while let scalar = cursor.scalar(at: cursor.position), isWord(scalar) { cursor.skipScalar() }
      guard cursor.position > start else { throw fault(at: cursor) }
    } while cursor.consume(".")
    guard cursor.isAtEnd else { throw fault(at: cursor) }
  }

  /// Whether a scalar is a letter, a digit or an underscore: what `\w` stands for in the standard.
  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    case .decimalNumber, .letterNumber, .otherNumber: true
    default: scalar == "_"
    }
  }

  private static func fault(at cursor: ByteCursor) -> SyntaxFault {
    SyntaxFault(
      cursor.isAtEnd
        ? "a word is missing in the name of an entry point group"
        : "\(cursor.currentDescription) cannot stand here in the name of an entry point group",
      at: cursor.currentRange,
      hint: cursor.isAt("-") ? "write `_`" : nil
    )
  }

  /// The name as it stands in the brackets of its section.
  public func rendered() -> String { text }
}

extension EntryPointGroupName: Hashable {
  /// Whether both are the same text, code point by code point.
  public static func == (left: Self, right: Self) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  /// Feeds the text.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
