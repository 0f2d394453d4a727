/// Conditions on a version that all have to hold, such as `>=1.0,<2`; none at all is true of any
/// version.
///
/// The order and the repetition of specifiers mean nothing, so the set keeps them in one order.
/// Source: version specifiers specification (PEP 440).
public struct VersionSpecifierSet: Hashable, Sendable {
  /// The specifiers in the order of their texts, without those that equal one before.
  public let specifiers: [VersionSpecifier]

  /// A set of specifiers in any order.
  public init(_ specifiers: [VersionSpecifier] = []) {
    guard specifiers.count > 1 else {
      self.specifiers = specifiers
      return
    }
    let sorted = specifiers.sorted {
      $0.rendered().utf8.lexicographicallyPrecedes($1.rendered().utf8)
    }
    guard Self.repeatOperators(sorted) else {
      self.specifiers = sorted
      return
    }
    var seen: Set<VersionSpecifier> = []
    self.specifiers = sorted.filter { seen.insert($0).inserted }
  }

  /// Whether two specifiers have the same operator, which they need to be equal and seldom have.
  private static func repeatOperators(_ specifiers: [VersionSpecifier]) -> Bool {
    // There are eight operators: more specifiers than that repeat one.
    specifiers.count > 8
      || specifiers.indices.contains { index in
        specifiers[..<index].contains { $0.comparison == specifiers[index].comparison }
      }
  }

  /// A set from its text, as `requires-python` has it.
  ///
  /// - Parameter text: specifiers with commas between them; whitespace around each of them and
  ///   superfluous commas mean nothing.
  /// - Throws: `invalid-specifier`.
  public init(parsing text: String) throws(EditableError) {
    self = try ByteCursor.read(text, failingWith: .invalidSpecifier) {
      (cursor) throws(SyntaxFault) in
      var specifiers: [VersionSpecifier] = []
      while true {
        cursor.skipWhitespace()
        if cursor.consume(",") { continue }
        if cursor.isAtEnd { return VersionSpecifierSet(specifiers) }
        specifiers.append(try VersionSpecifier(from: &cursor))
        cursor.skipWhitespace()
        guard cursor.isAtEnd || cursor.isAt(",") else {
          throw VersionSpecifier.missingComma(at: cursor)
        }
      }
    }
  }

  /// Whether there are no specifiers, so that any version will do.
  public var isEmpty: Bool { specifiers.isEmpty }

  /// The specifiers with commas between them; empty for the empty set.
  public func rendered() -> String {
    specifiers.map { $0.rendered() }.joined(separator: ",")
  }
}

extension VersionSpecifierSet {
  /// Reads the specifiers of a requirement, with or without parentheses around them.
  init(from cursor: inout ByteCursor) throws(SyntaxFault) {
    let opening = cursor.currentRange
    let isEnclosed = cursor.consume("(")
    cursor.skipBlanks()
    var specifiers: [VersionSpecifier] = []
    while !cursor.isAtEnd, !cursor.isAt(";"), !cursor.isAt(")") {
      specifiers.append(try VersionSpecifier(from: &cursor))
      cursor.skipBlanks()
      guard cursor.consume(",") else { break }
      cursor.skipBlanks()
    }
    if isEnclosed, !cursor.consume(")") {
      throw cursor.isAtEnd
        ? SyntaxFault("this `(` has no `)`", at: opening, hint: "remove the `(`")
        : VersionSpecifier.missingComma(at: cursor)
    }
    self.init(specifiers)
  }
}
