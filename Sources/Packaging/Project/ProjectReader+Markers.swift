import TOML

/// Markers that are valid and yet do not say what they seem to say.
///
/// Source: dependency specifiers specification, "Environment markers": tools that publish should
/// refuse them, tools that install read ordered comparisons of texts as false.
extension ProjectReader {
  /// Warns of what is discouraged in the marker of a requirement.
  mutating func checkMarker(of requirement: Requirement, _ text: Text) {
    for comparison in requirement.marker?.comparisons ?? [] {
      guard case .variable(let variable) = comparison.variable,
        let (fault, hint) = Self.fault(of: variable, comparison.operator)
      else { continue }
      report(
        "discouraged-marker",
        "`\(variable.rawValue)` \(fault)",
        severity: .warning,
        at: text.value.range,
        hint: hint
      )
    }
  }

  private static func fault(
    of variable: Marker.Variable,
    _ operation: Marker.Operator
  ) -> (fault: String, hint: String)? {
    switch (variable, operation) {
    case (.extras, _), (.dependencyGroups, _):
      ("is known in lock files only", "use `extra == \"…\"`, or remove the marker")
    case (.pythonVersion, .contained), (.pythonFullVersion, .contained),
      (.implementationVersion, .contained), (.pythonVersion, .notContained),
      (.pythonFullVersion, .notContained), (.implementationVersion, .notContained):
      ("is compared as a text by `in`", "compare versions with `==`, joined with `or`")
    case (.pythonVersion, _), (.pythonFullVersion, _), (.implementationVersion, _),
      (.platformRelease, _), (.platformVersion, _):
      nil
    case (_, .versions(let order)) where order.isOrdered:
      ("is a text and has no order", "use `==` or `!=`")
    default: nil
    }
  }
}

extension Marker {
  /// The comparisons that the marker is made of, from left to right.
  fileprivate var comparisons: [Comparison] { Self.comparisons(of: expression) }

  /// The recursion ends: markers are nested so deep and no deeper when they are read.
  private static func comparisons(of expression: Expression) -> [Comparison] {
    switch expression {
    case .comparison(let comparison): [comparison]
    case .all(let parts), .any(let parts): parts.flatMap(comparisons)
    case .group(let inner): comparisons(of: inner)
    }
  }
}

extension Marker.Comparison {
  /// The side that is a variable, or the left one.
  fileprivate var variable: Marker.Operand {
    if case .literal = left { right } else { left }
  }
}

extension VersionSpecifier.Comparison {
  /// Whether one side has to come before the other.
  fileprivate var isOrdered: Bool {
    switch self {
    case .before, .atMost, .after, .atLeast, .compatible: true
    default: false
    }
  }
}
