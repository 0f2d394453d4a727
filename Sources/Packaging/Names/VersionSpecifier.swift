extension Problem.Code {
  /// A text that is not a version specifier, or not a set of them.
  public static var invalidSpecifier: Self { "invalid-specifier" }
}

/// A condition on a version, such as `>=1.0`.
///
/// Source: version specifiers specification (PEP 440).
public struct VersionSpecifier: Sendable {
  /// How versions are compared with the bound.
  public let comparison: Comparison
  /// What they are compared with.
  public let bound: Bound

  /// How a version is compared with the bound of a specifier.
  public enum Comparison: String, Hashable, Sendable {
    /// At least the bound, and the same in all numbers of its release but the last.
    case compatible = "~="
    /// The bound, whatever the zeros at its end.
    case equal = "=="
    /// Anything but the bound.
    case notEqual = "!="
    /// The bound or before it.
    case atMost = "<="
    /// The bound or after it.
    case atLeast = ">="
    /// Before the bound, and not one of its pre-releases.
    case before = "<"
    /// After the bound, and not one of its post-releases.
    case after = ">"
    /// The very text, in any mixture of cases.
    case identical = "==="
  }

  /// What a version is compared with.
  public indirect enum Bound: Sendable {
    /// A version.
    case version(Version)
    /// All versions that start with a release: `1.0` stands for `1.0.*`.
    case prefix(Version)
    /// A text of any kind, which need not be a version.
    case text(String)
  }

  /// A specifier from its text.
  ///
  /// - Parameter text: one specifier, with or without whitespace around its parts.
  /// - Throws: `invalid-specifier`.
  public init(parsing text: String) throws(EditableError) {
    self = try ByteCursor.read(text, failingWith: .invalidSpecifier) {
      (cursor) throws(SyntaxFault) in
      cursor.skipWhitespace()
      let specifier = try VersionSpecifier(from: &cursor)
      cursor.skipWhitespace()
      guard cursor.isAtEnd else {
        throw SyntaxFault(
          "\(cursor.currentDescription) cannot follow a version specifier",
          at: cursor.currentRange
        )
      }
      return specifier
    }
  }

  /// The operator and the bound as they were written, without whitespace.
  public func rendered() -> String {
    switch bound {
    case .version(let version): comparison.rawValue + version.written
    case .prefix(let version): comparison.rawValue + version.written + ".*"
    case .text(let text): comparison.rawValue + text
    }
  }
}

extension VersionSpecifier: Hashable {
  /// Whether both are true of the same versions for the same reason: `==1.0` equals `==1.0.0`, but
  /// `~=1.0` does not equal `~=1.0.0`, and prefixes and texts are compared as they were written.
  public static func == (left: Self, right: Self) -> Bool {
    guard left.comparison == right.comparison else { return false }
    let isCompatible = left.comparison == .compatible
    return switch (left.bound, right.bound) {
    case (.version(let left), .version(let right)) where isCompatible:
      left == right && left.release.count == right.release.count
    case (.version(let left), .version(let right)): left == right
    case (.prefix(let left), .prefix(let right)): left.written == right.written
    case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
    default: false
    }
  }

  /// Feeds what equality looks at.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(comparison)
    switch bound {
    case .version(let version): hasher.combine(version)
    case .prefix(let version): hasher.combine(version.written)
    case .text(let text): hasher.combine(text)
    }
  }
}
