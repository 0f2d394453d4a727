extension Problem.Code {
  /// A text that is not a version.
  public static var invalidVersion: Self { "invalid-version" }
}

/// A version of a project, such as `1.0rc1`.
///
/// It remembers how it was written, but versions are equal when they have the same place in the
/// order: `1.0` equals `1.0.0` and `v1`. Source: version specifiers specification (PEP 440).
public struct Version: Sendable {
  /// The version as it was written, which need not be its normal form.
  public internal(set) var written: String
  /// The number before the `!`, which outweighs all others; 0 when there is none.
  public let epoch: DecimalNumber
  /// The numbers between the dots; at least one, with the zeros at the end that were written.
  public let release: [DecimalNumber]
  /// The alpha, beta or candidate that it is, if it is one.
  public let preRelease: PreRelease?
  /// The number of the post-release that it is, if it is one.
  public let postRelease: DecimalNumber?
  /// The number of the development release that it is, if it is one.
  public let developmentRelease: DecimalNumber?
  /// The parts of the local version, after the `+`; empty when there is none.
  public let local: [LocalSegment]

  /// A release that comes before the final one.
  public struct PreRelease: Hashable, Sendable {
    /// How far from the final release it is.
    public let phase: Phase
    /// Its number within the phase.
    public let number: DecimalNumber
  }

  /// How far a pre-release is from the final release.
  public enum Phase: String, Hashable, Sendable {
    /// The first phase, also spelled `alpha`.
    case alpha = "a"
    /// The second phase, also spelled `beta`.
    case beta = "b"
    /// The last phase, also spelled `c`, `pre` and `preview`.
    case candidate = "rc"
  }

  /// A part of a local version.
  public enum LocalSegment: Hashable, Sendable {
    /// Letters, or letters and digits, in lower case.
    case text(String)
    /// Digits alone.
    case number(DecimalNumber)
  }

  /// A version from its text.
  ///
  /// - Parameter text: the version in any of the spellings that PEP 440 knows, whitespace around it
  ///   included.
  /// - Throws: `invalid-version`.
  public init(parsing text: String) throws(EditableError) {
    self = try ByteCursor.read(text, failingWith: .invalidVersion) { (cursor) throws(SyntaxFault) in
      cursor.skipWhitespace()
      let start = cursor.position
      guard let version = Version(from: &cursor) else { throw Self.missingVersion(at: cursor) }
      let range = start..<cursor.position
      cursor.skipWhitespace()
      guard cursor.isAtEnd else { throw Self.trailingText(after: range, at: cursor) }
      return version
    }
    written = text
  }

  /// A version without its local part and with another development release, to compare others
  /// with: it does not say how it would be written.
  init(_ version: Version, developmentRelease: DecimalNumber?) {
    epoch = version.epoch
    release = version.release
    preRelease = version.preRelease
    postRelease = version.postRelease
    self.developmentRelease = developmentRelease
    local = []
    written = ""
  }
}

extension Version {
  /// Whether it is an alpha, a beta, a candidate or a development release.
  public var isPreRelease: Bool { preRelease != nil || developmentRelease != nil }

  /// Whether the version was written in its normal form.
  public var isInNormalForm: Bool { written == rendered() }

  /// The normal form, such as `1!2.0rc1.post2.dev3+local.4`.
  public func rendered() -> String {
    var text = epoch == 0 ? "" : epoch.rendered() + "!"
    for (index, number) in release.enumerated() {
      if index > 0 { text += "." }
      text += number.rendered()
    }
    if let preRelease { text += preRelease.phase.rawValue + preRelease.number.rendered() }
    if let postRelease { text += ".post" + postRelease.rendered() }
    if let developmentRelease { text += ".dev" + developmentRelease.rendered() }
    for (index, segment) in local.enumerated() {
      text += (index == 0 ? "+" : ".") + segment.rendered()
    }
    return text
  }
}

extension Version.LocalSegment {
  fileprivate func rendered() -> String {
    switch self {
    case .text(let text): text
    case .number(let number): number.rendered()
    }
  }
}
