extension Problem.Code {
  /// A text that is not the name of a project, an extra or a dependency group.
  public static var invalidName: Self { "invalid-name" }
}

/// The name of a project, such as `Flask-SQLAlchemy`.
///
/// Names are equal when their normal forms are. Source: names and normalization specification.
public struct ProjectName: Hashable, Sendable {
  private let name: SpelledName

  /// A name from its text.
  ///
  /// - Parameter text: the name and nothing else, not even whitespace.
  /// - Throws: `invalid-name`.
  public init(parsing text: String) throws(EditableError) {
    name = try SpelledName(parsing: text, naming: "a project name", failingWith: .invalidName)
  }

  init(from cursor: inout ByteCursor) throws(SyntaxFault) {
    name = try SpelledName(from: &cursor, naming: "a project name")
  }

  /// The name as it was written, which is how the core metadata spells it.
  public var written: String { name.written }

  /// The name in lower case, with one `-` for each run of `-`, `_` and `.`; what names are compared
  /// by.
  public var normalized: String { name.normalized }

  /// The name as it stands in the names of wheels, of source distributions and of `.dist-info`
  /// directories, where `-` separates the parts: the normal form with `_` for `-`.
  public var fileNameComponent: String {
    String(decoding: normalized.utf8.map { $0 == 0x2D ? 0x5F : $0 }, as: UTF8.self)
  }
}
