/// A value of a field of `METADATA`, read as what it is: two of them can mean the same and be
/// written in different ways.
enum MetadataValue {
  case name(ProjectName)
  case extra(ExtraName)
  case version(Version)
  case specifiers(VersionSpecifierSet)
  case requirement(Requirement)
  case contentType(String)
  /// Words, with any white space between them.
  case text([String])

  /// Reads a value.
  ///
  /// - Parameters:
  ///   - text: as written; what cannot be read is taken for a text.
  ///   - field: the name of the field in lower case.
  init(_ text: String, of field: String) {
    let value: MetadataValue? =
      switch field {
      case "name": (try? ProjectName(parsing: text)).map { .name($0) }
      case "provides-extra": (try? ExtraName(parsing: text)).map { .extra($0) }
      case "version": (try? Version(parsing: text)).map { .version($0) }
      case "requires-python":
        (try? VersionSpecifierSet(parsing: text)).map { .specifiers($0) }
      case "requires-dist": (try? Requirement(parsing: text)).map { .requirement($0) }
      case "description-content-type": .contentType(Self.contentType(text))
      default: nil
      }
    self = value ?? .text(text.split(whereSeparator: \.isWhitespace).map { String($0) })
  }

  /// Whether readers make the same of both.
  func means(_ other: MetadataValue) -> Bool {
    switch (self, other) {
    case (.name(let left), .name(let right)): left == right
    case (.extra(let left), .extra(let right)): left == right
    case (.version(let left), .version(let right)): left == right
    case (.specifiers(let left), .specifiers(let right)): left == right
    case (.requirement(let left), .requirement(let right)): left.means(right)
    case (.contentType(let left), .contentType(let right)):
      Difference.areSameBytes(left, right)
    case (.text(let left), .text(let right)):
      left.elementsEqual(right, by: Difference.areSameBytes)
    default: false
    }
  }

  /// A media type in lower case with its parameters in order, and with those that stand for
  /// themselves where they are missing: UTF-8, and GitHub's Markdown.
  private static func contentType(_ text: String) -> String {
    let parts = text.lowercased().split(separator: ";").map { $0.trimmed }
    guard let type = parts.first else { return "" }
    var parameters = Set(parts.dropFirst())
    if !parameters.contains(where: { $0.hasPrefix("charset=") }) {
      parameters.insert("charset=utf-8")
    }
    if type == "text/markdown", !parameters.contains(where: { $0.hasPrefix("variant=") }) {
      parameters.insert("variant=gfm")
    }
    return ([type] + parameters.sorted()).joined(separator: "; ")
  }
}
