extension Marker {
  /// Whether the marker holds in an environment.
  ///
  /// A comparison that means nothing does not hold: one with a variable of which the environment
  /// says nothing, of two variables, of two texts, or with an operator that only versions know
  /// where there are none. Source: dependency specifiers specification, "Environment markers".
  ///
  /// - Parameters:
  ///   - environment: what the variables mean.
  ///   - extras: the extras that are asked for. The marker has to hold for one of them by itself;
  ///     `extra` is the empty text when there are none.
  public func evaluate(
    in environment: MarkerEnvironment,
    extras: Set<ExtraName> = []
  ) -> Bool {
    guard !extras.isEmpty else { return expression.holds(in: environment, extra: "") }
    return extras.contains { expression.holds(in: environment, extra: $0.normalized) }
  }
}

extension Marker.Expression {
  fileprivate func holds(in environment: MarkerEnvironment, extra: String) -> Bool {
    switch self {
    case .comparison(let comparison): comparison.holds(in: environment, extra: extra)
    case .all(let conditions): conditions.allSatisfy { $0.holds(in: environment, extra: extra) }
    case .any(let conditions): conditions.contains { $0.holds(in: environment, extra: extra) }
    case .group(let condition): condition.holds(in: environment, extra: extra)
    }
  }
}

extension Marker.Comparison {
  fileprivate func holds(in environment: MarkerEnvironment, extra: String) -> Bool {
    func value(of variable: Marker.Variable) -> String? {
      switch variable {
      case .extra: extra
      // An unreleased Python says `3.15.0a1+`, which is a version only with a word after the `+`.
      case .pythonFullVersion:
        environment[variable].map { $0.utf8.last == 0x2B ? $0 + "local" : $0 }
      default: environment[variable]
      }
    }

    switch (left, right) {
    case (.variable(let variable), .literal(let text)):
      guard let value = value(of: variable) else { return false }
      return `operator`.holds(between: value, and: text, asVersions: variable.isVersion)
    case (.literal(let text), .variable(let variable)):
      guard let value = value(of: variable) else { return false }
      return `operator`.holds(between: text, and: value, asVersions: variable.isVersion)
    case (.variable, .variable), (.literal, .literal):
      return false
    }
  }
}

extension Marker.Operator {
  /// - Parameter asVersions: whether the texts are compared as versions if the right one can be the
  ///   bound of a specifier.
  fileprivate func holds(
    between left: String,
    and right: String,
    asVersions: Bool
  ) -> Bool {
    switch self {
    case .contained: return right.containsBytes(of: left)
    case .notContained: return !right.containsBytes(of: left)
    case .versions(let comparison):
      // No specifier is `===` alone, but a system can have no release to compare with.
      if asVersions, comparison == .identical, right.utf8.isEmpty { return left.utf8.isEmpty }
      if asVersions, let specifier = try? VersionSpecifier(parsing: comparison.rawValue + right) {
        return specifier.contains(text: left)
      }
      // Texts have no order that anyone could mean: only equality is left of it.
      return switch comparison {
      case .equal, .atMost, .atLeast: left.utf8.elementsEqual(right.utf8)
      case .notEqual: !left.utf8.elementsEqual(right.utf8)
      case .before, .after, .compatible, .identical: false
      }
    }
  }
}

extension VersionSpecifier {
  /// Whether a text is a version that meets the condition, or the very text of `===`.
  fileprivate func contains(text: String) -> Bool {
    if case .text(let bound) = bound { return Self.areIdentical(text, bound) }
    return Version(wholeOf: text).map(contains) ?? false
  }
}

extension Version {
  /// The version that a text is, whitespace around it aside; nil when it is none.
  fileprivate init?(wholeOf text: String) {
    var cursor = ByteCursor(text)
    cursor.skipWhitespace()
    self.init(from: &cursor)
    cursor.skipWhitespace()
    guard cursor.isAtEnd else { return nil }
  }
}

extension Marker.Variable {
  /// Whether its values are compared as versions. `platform_version` can be a version as well, but
  /// installers agree on comparing it as a text.
  fileprivate var isVersion: Bool {
    switch self {
    case .pythonVersion, .pythonFullVersion, .implementationVersion, .platformRelease: true
    default: false
    }
  }
}

extension String {
  /// Whether the bytes of a text are somewhere among those of this one; those of no text always
  /// are.
  fileprivate func containsBytes(of text: String) -> Bool {
    let (bytes, part) = (utf8, text.utf8)
    guard let first = part.first else { return true }
    var rest = bytes[...]
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: part) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
