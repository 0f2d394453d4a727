/// The names that Python's grammar knows, and chains of them with dots between.
///
/// Source: The Python Language Reference, "Names (identifiers and keywords)".
public enum PythonIdentifier {
  /// Whether a text is one identifier and no keyword, so that it can be the name of a module.
  public static func isIdentifier(_ text: String) -> Bool {
    var scalars = text.unicodeScalars.makeIterator()
    guard let first = scalars.next(), canStart(with: first) else { return false }
    while let scalar = scalars.next() {
      guard canContinue(with: scalar) else { return false }
    }
    return !keywords.contains(text)
  }

  /// The words that can never be names. Soft keywords, such as `match`, can.
  static let keywords = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in",
    "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with",
    "yield",
  ]

  static func canStart(with scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isXIDStart
  }

  static func canContinue(with scalar: Unicode.Scalar) -> Bool { scalar.properties.isXIDContinue }

  /// Reads identifiers with dots between them, none of which is a keyword.
  ///
  /// - Parameter kind: what they name, with its article, for messages.
  /// - Returns: the chain as it was written.
  static func readChain(
    from cursor: inout ByteCursor,
    naming kind: String
  ) throws(SyntaxFault) -> String {
    let start = cursor.position
    repeat {
      let first = cursor.position
      guard let scalar = cursor.scalar(at: first), canStart(with: scalar) else {
        throw SyntaxFault(
          cursor.isAtEnd || cursor.isAt(".") || cursor.isAt(":")
            ? (first == start ? "\(kind) is missing" : "a part of \(kind) is missing")
            : "\(cursor.currentDescription) cannot start a part of \(kind)",
          at: cursor.currentRange
        )
      }
      while let scalar = cursor.scalar(at: cursor.position), canContinue(with: scalar) {
        cursor.skipScalar()
      }
      let word = cursor.text(first..<cursor.position)
      guard !keywords.contains(word) else {
        throw SyntaxFault(
          "the keyword `\(word)` cannot be a part of \(kind)",
          at: first..<cursor.position
        )
      }
    } while cursor.consume(".")
    return cursor.text(start..<cursor.position)
  }
}
