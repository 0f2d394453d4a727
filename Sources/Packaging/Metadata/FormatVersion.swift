/// The version of a file format, such as `2.4`: two numbers with a dot between them.
struct FormatVersion {
  let major: Int
  let minor: Int

  init(major: Int, minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// A version from its text; nil where it is none.
  init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isDigit) }),
      let major = Int(String(Substring(parts[0]))), let minor = Int(String(Substring(parts[1])))
    else { return nil }
    self.major = major
    self.minor = minor
  }

  /// Checks the version of a file against this one, the newest that is known: a newer minor version
  /// adds to what is known, a newer major one may mean anything.
  ///
  /// - Parameters:
  ///   - text: what the file says.
  ///   - kind: what it is the version of, for messages.
  ///   - code: the kind of problem that a malformed version is.
  ///   - location: where it stands.
  /// - Returns: `newer-<kind>-version`, where it is worth telling.
  /// - Throws: `unsupported-<kind>-version`, and the code for a malformed version.
  func check(
    _ text: String,
    of kind: String,
    failingWith code: Problem.Code,
    at location: SourceLocation
  ) throws(EditableError) -> [Problem] {
    guard let version = FormatVersion(text) else {
      throw EditableError(Problem(code, "`\(text)` is not a \(kind) version", at: location))
    }
    guard version.major <= major else {
      throw EditableError(
        Problem(
          Problem.Code(rawValue: "unsupported-\(kind)-version"),
          "the \(kind) version `\(text)` is not known; this program reads up to \(major).\(minor)",
          at: location,
          hint: "use a newer version of this program"
        )
      )
    }
    guard version.major == major, version.minor > minor else { return [] }
    return [
      Problem(
        Problem.Code(rawValue: "newer-\(kind)-version"),
        "the \(kind) version `\(text)` is newer than \(major).\(minor); what it adds is not seen",
        severity: .warning,
        at: location
      )
    ]
  }
}
