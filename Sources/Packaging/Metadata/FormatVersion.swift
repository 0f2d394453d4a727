/// The version of a file format, such as `2.4`: two numbers with a dot between them.
struct FormatVersion {
  let major: Int
  let minor: Int

  /// How a version relates to the newest one that is known.
  enum Relation {
    /// It is the newest one or older.
    case known
    /// It adds to what is known.
    case newerMinor
    /// It may mean anything.
    case newerMajor
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

  /// How it relates to the newest one that is known.
  func compare(with known: (major: Int, minor: Int)) -> Relation {
    if major > known.major { return .newerMajor }
    return major == known.major && minor > known.minor ? .newerMinor : .known
  }
}
