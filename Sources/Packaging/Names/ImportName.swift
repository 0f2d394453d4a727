extension Problem.Code {
  /// A text that is not the name of a module with its label.
  public static var invalidImportName: Self { "invalid-import-name" }
}

/// The name of a module that a project provides, such as `pillow.filters` or `_helpers; private`.
///
/// Source: core metadata specification, `Import-Name` and `Import-Namespace` (PEP 794).
public struct ImportName: Sendable {
  /// The module, with dots between the names of the packages that it is in and its own.
  public let module: String
  /// Whether the module is not meant for others.
  public let isPrivate: Bool

  /// A name from its text.
  ///
  /// - Parameter text: a dotted name; a semicolon and the word `private` can follow it.
  /// - Throws: `invalid-import-name`.
  public init(parsing text: String) throws(EditableError) {
    self = try ByteCursor.read(text, failingWith: .invalidImportName) {
      (cursor) throws(SyntaxFault) in
      try ImportName(wholeOf: &cursor)
    }
  }

  private init(wholeOf cursor: inout ByteCursor) throws(SyntaxFault) {
    module = try PythonIdentifier.readChain(from: &cursor, naming: "an import name")
    cursor.skipWhitespace()
    isPrivate = cursor.consume(";")
    if isPrivate {
      cursor.skipWhitespace()
      let label = cursor.restOfWord
      guard cursor.text(label) == "private" else {
        throw SyntaxFault(
          "only `private` can follow the `;` of an import name",
          at: label.isEmpty ? cursor.currentRange : label,
          hint: "write `\(module); private`"
        )
      }
      cursor.position = label.upperBound
      cursor.skipWhitespace()
    }
    guard cursor.isAtEnd else {
      throw SyntaxFault(
        "\(cursor.currentDescription) cannot stand in an import name",
        at: cursor.currentRange,
        hint: cursor.isAt("-") ? "write the name by which Python imports it" : nil
      )
    }
  }

  /// The packages that the module is in, from the outermost on: `a` and `a.b` for `a.b.c`.
  public var parents: [String] {
    let bytes = Array(module.utf8)
    return bytes.indices.filter { bytes[$0] == UInt8(ascii: ".") }
      .map { String(decoding: bytes[..<$0], as: UTF8.self) }
  }

  /// The value of the header: the module, and `; private` after it if it is.
  public func rendered() -> String { isPrivate ? module + "; private" : module }
}

extension ImportName: Hashable {
  /// Whether both are the same text in their normal form, code point by code point.
  public static func == (left: Self, right: Self) -> Bool {
    left.isPrivate == right.isPrivate && left.module.utf8.elementsEqual(right.module.utf8)
  }

  /// Feeds what equality looks at.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(isPrivate)
    hasher.combine(module)
  }
}
