extension Requirement {
  /// Whether both ask for the same under the same conditions, however they are written.
  ///
  /// Conditions are compared as logic has it, as long as they are made of few comparisons: what a
  /// comparison implies about another one is not known here.
  public func means(_ other: Requirement) -> Bool {
    guard name == other.name, Set(extras) == Set(other.extras), source == other.source else {
      return false
    }
    switch (marker, other.marker) {
    case (nil, nil): return true
    case (let left?, let right?): return left.means(right)
    default: return false
    }
  }
}

extension Marker {
  /// How many different comparisons there may be in two markers that are compared by all of their
  /// values.
  private static let comparisonLimit = 10

  /// Whether both hold under the same conditions.
  public func means(_ other: Marker) -> Bool {
    if self == other { return true }
    let comparisons = Set(expression.comparisons + other.expression.comparisons).map(\.self)
    guard comparisons.count <= Self.comparisonLimit else { return false }
    let positions = Dictionary(
      uniqueKeysWithValues: comparisons.enumerated().map { ($1, $0) }
    )
    return (0..<1 << comparisons.count).allSatisfy { values in
      let isTrue = { (comparison: Comparison) in
        positions[comparison].map { values >> $0 & 1 == 1 } ?? false
      }
      return expression.holds(where: isTrue) == other.expression.holds(where: isTrue)
    }
  }
}

extension Marker.Expression {
  /// The comparisons that it is made of, in one way of writing each.
  fileprivate var comparisons: [Marker.Comparison] {
    switch self {
    case .comparison(let comparison): [comparison.inOneWay]
    case .all(let conditions), .any(let conditions): conditions.flatMap(\.comparisons)
    case .group(let condition): condition.comparisons
    }
  }

  fileprivate func holds(where isTrue: (Marker.Comparison) -> Bool) -> Bool {
    switch self {
    case .comparison(let comparison): isTrue(comparison.inOneWay)
    case .all(let conditions): conditions.allSatisfy { $0.holds(where: isTrue) }
    case .any(let conditions): conditions.contains { $0.holds(where: isTrue) }
    case .group(let condition): condition.holds(where: isTrue)
    }
  }
}

extension Marker.Comparison {
  /// The comparison with an extra's name normalized, and with the variable before the literal.
  fileprivate var inOneWay: Self {
    let sides = (
      left: Self.inOneWay(left, beside: right), right: Self.inOneWay(right, beside: left)
    )
    guard case .literal = sides.left, case .variable = sides.right,
      case .versions(let comparison) = `operator`, let turned = comparison.turned
    else { return Self(left: sides.left, operator: `operator`, right: sides.right) }
    return Self(left: sides.right, operator: .versions(turned), right: sides.left)
  }

  private static func inOneWay(
    _ operand: Marker.Operand,
    beside other: Marker.Operand
  ) -> Marker.Operand {
    guard case .literal(let text) = operand, case .variable(.extra) = other,
      let extra = try? ExtraName(parsing: text)
    else { return operand }
    return .literal(extra.normalized)
  }
}

extension VersionSpecifier.Comparison {
  /// The comparison that holds when the sides trade places; nil where none does.
  fileprivate var turned: Self? {
    switch self {
    case .equal, .notEqual: self
    case .before: .after
    case .atMost: .atLeast
    case .after: .before
    case .atLeast: .atMost
    case .compatible, .identical: nil
    }
  }
}
