extension Problem.Code {
  /// A text that is not a requirement.
  public static var invalidRequirement: Self { "invalid-requirement" }
}

/// A project that another one needs, such as `requests[socks]>=2.0; python_version < "3.12"`.
///
/// Source: dependency specifiers specification (PEP 508).
public struct Requirement: Sendable {
  /// The project that is needed.
  public let name: ProjectName
  /// The extras that are needed of it, in the order of their spellings.
  public let extras: [ExtraName]
  /// Which version of it will do.
  public let source: Source
  /// When it is needed; nil for always.
  public let marker: Marker?

  /// Which version of a project will do, or where it is to be found.
  public enum Source: Sendable {
    /// A version that meets these conditions.
    case versions(VersionSpecifierSet)
    /// What stands at this URL.
    case url(String)
  }

  /// A requirement from its text.
  ///
  /// - Parameter text: the requirement in one line; spaces and tabs around its parts mean nothing.
  /// - Throws: `invalid-requirement`, at the place where the text goes wrong.
  public init(parsing text: String) throws(EditableError) {
    self = try ByteCursor.read(text, failingWith: .invalidRequirement) {
      (cursor) throws(SyntaxFault) in
      try Requirement(wholeOf: &cursor)
    }
  }

  init(name: ProjectName, extras: [ExtraName], source: Source, marker: Marker?) {
    self.name = name
    self.extras = extras
    self.source = source
    self.marker = marker
  }

  /// The same requirement for those who ask for an extra: how the core metadata writes the members
  /// of `optional-dependencies`.
  public func conditional(on extra: ExtraName) -> Requirement {
    let marker = marker?.and(extra: extra) ?? Marker(extra: extra)
    return Requirement(name: name, extras: extras, source: source, marker: marker)
  }

  /// The canonical text: names as they were written, extras and specifiers sorted, no whitespace
  /// but before and in the marker and around the URL.
  ///
  /// - Parameter withMarker: whether the condition is part of it.
  public func rendered(withMarker: Bool = true) -> String {
    var text = name.written
    if !extras.isEmpty { text += "[" + extras.map(\.written).joined(separator: ",") + "]" }
    switch source {
    case .versions(let specifiers): text += specifiers.rendered()
    // A semicolon can be part of a URL: only the space before it makes it one of the requirement.
    case .url(let url): text += " @ " + url + (withMarker && marker != nil ? " " : "")
    }
    if withMarker, let marker { text += "; " + marker.rendered() }
    return text
  }
}

extension Requirement.Source: Hashable {
  /// Whether both are equal sets of specifiers, or the same URL byte for byte.
  public static func == (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.versions(let left), .versions(let right)): left == right
    case (.url(let left), .url(let right)): left.utf8.elementsEqual(right.utf8)
    default: false
    }
  }

  /// Feeds what equality looks at.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .versions(let specifiers): hasher.combine(specifiers)
    case .url(let url): hasher.combine(url)
    }
  }
}

extension Requirement: Hashable {
  /// Whether both ask for the same, however names are spelled.
  public static func == (left: Self, right: Self) -> Bool {
    left.name == right.name && Set(left.extras) == Set(right.extras)
      && left.source == right.source && left.marker == right.marker
  }

  /// Feeds what equality looks at.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(Set(extras))
    hasher.combine(source)
    hasher.combine(marker)
  }
}
