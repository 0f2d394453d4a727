extension VersionSpecifier {
  /// Reads the specifier that is next, and checks that nothing sticks to it.
  init(from cursor: inout ByteCursor) throws(SyntaxFault) {
    let start = cursor.position
    guard let comparison = Comparison(from: &cursor) else {
      throw Self.missingOperator(at: cursor)
    }
    cursor.skipWhitespace()
    self.comparison = comparison
    bound =
      switch comparison {
      case .identical: .text(try Self.readText(from: &cursor, operatorAt: start))
      default: try Self.readBound(of: comparison, from: &cursor)
      }
  }

  /// Reads any text, up to whitespace, a comma, a semicolon or a parenthesis.
  private static func readText(
    from cursor: inout ByteCursor,
    operatorAt start: Int
  ) throws(SyntaxFault) -> String {
    let first = cursor.position
    while !cursor.isAtEnd, !cursor.isAtWhitespace, !cursor.isAt(","), !cursor.isAt(";"),
      !cursor.isAt(")")
    {
      if cursor.isAtControl {
        throw SyntaxFault(
          "\(cursor.currentDescription) cannot stand in a version specifier",
          at: cursor.currentRange
        )
      }
      cursor.skipScalar()
    }
    guard cursor.position > first else {
      throw SyntaxFault("`===` needs a version after it", at: start..<start + 3)
    }
    return cursor.text(first..<cursor.position)
  }

  /// Reads a version or a prefix, as far as the operator allows them.
  private static func readBound(
    of comparison: Comparison,
    from cursor: inout ByteCursor
  ) throws(SyntaxFault) -> Bound {
    let start = cursor.position
    guard let version = Version(from: &cursor) else {
      throw missingBound(of: comparison, at: cursor)
    }
    let end = cursor.position
    let isPrefix = cursor.isAt(".") && cursor.next == UInt8(ascii: "*")
    if isPrefix { cursor.position += 2 }
    guard cursor.isAtEnd || cursor.isAtDelimiter || cursor.isAtWhitespace else {
      throw trailingText(afterVersionAt: start, of: comparison, at: cursor)
    }

    let isEquality = comparison == .equal || comparison == .notEqual
    if isPrefix {
      guard isEquality else {
        throw SyntaxFault(
          "`.*` goes with `==` and `!=`, not with `\(comparison.rawValue)`",
          at: end..<end + 2,
          hint: "write `\(comparison.rawValue)\(cursor.excerpt(start..<end))`"
        )
      }
      guard version.isRelease else {
        throw SyntaxFault(
          "`.*` can follow only a release, not `\(cursor.excerpt(start..<end))`",
          at: end..<end + 2
        )
      }
      return .prefix(version)
    }
    if !isEquality, let plus = cursor.bytes[start..<end].firstIndex(of: UInt8(ascii: "+")) {
      throw SyntaxFault(
        "a local version goes with `==` and `!=`, not with `\(comparison.rawValue)`",
        at: plus..<end,
        hint: "write `\(comparison.rawValue)\(cursor.excerpt(start..<plus))`"
      )
    }
    if comparison == .compatible, version.release.count < 2 {
      throw SyntaxFault(
        "`~=` needs a release of two numbers or more",
        at: start..<end,
        hint: version.isRelease ? "write `~=\(cursor.excerpt(start..<end)).0`" : nil
      )
    }
    return .version(version)
  }
}

extension VersionSpecifier.Comparison {
  /// Reads the operator that is next, the longest one that fits; nil when there is none.
  init?(from cursor: inout ByteCursor) {
    let start = cursor.position
    let first = cursor.current
    let isFollowedByEquals = cursor.next == UInt8(ascii: "=")
    switch first {
    case UInt8(ascii: "~") where isFollowedByEquals: self = .compatible
    case UInt8(ascii: "!") where isFollowedByEquals: self = .notEqual
    case UInt8(ascii: "<"): self = isFollowedByEquals ? .atMost : .before
    case UInt8(ascii: ">"): self = isFollowedByEquals ? .atLeast : .after
    case UInt8(ascii: "=") where isFollowedByEquals: self = .equal
    default: return nil
    }
    cursor.position = start + (isFollowedByEquals ? 2 : 1)
    if self == .equal, cursor.consume("=") { self = .identical }
  }
}

extension Version {
  /// Whether it is an epoch and a release and nothing else.
  fileprivate var isRelease: Bool {
    preRelease == nil && postRelease == nil && developmentRelease == nil && local.isEmpty
  }
}

extension ByteCursor {
  /// Whether a version starts here: a digit, or a `v` and a digit.
  var isAtVersion: Bool {
    guard let current else { return false }
    return current.isDigit || current.lowercased == UInt8(ascii: "v") && next?.isDigit == true
  }
}
