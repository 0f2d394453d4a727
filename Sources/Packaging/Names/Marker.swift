/// A condition on the environment, such as `python_version < "3.12" and extra == "test"`.
///
/// Source: dependency specifiers specification (PEP 508).
public struct Marker: Hashable, Sendable {
  /// The condition.
  public let expression: Expression

  /// A condition: a comparison, or conditions that are joined.
  public indirect enum Expression: Hashable, Sendable {
    /// A condition that is not made of others.
    case comparison(Comparison)
    /// Conditions joined with `and`; at least two.
    case all([Expression])
    /// Conditions joined with `or`; at least two.
    case any([Expression])
    /// A joined condition in parentheses, which are kept even where they do not change the meaning.
    case group(Expression)
  }

  /// A comparison of two values.
  public struct Comparison: Hashable, Sendable {
    /// What stands before the operator.
    public let left: Operand
    /// The operator.
    public let `operator`: Operator
    /// What stands after the operator.
    public let right: Operand
  }

  /// How two values are compared.
  public enum Operator: Hashable, Sendable {
    /// As versions if they are versions, as texts otherwise.
    case versions(VersionSpecifier.Comparison)
    /// Whether the right value contains the left one.
    case contained
    /// Whether the right value does not contain the left one.
    case notContained
  }

  /// A value that is compared.
  public enum Operand: Sendable {
    /// What the environment knows under a name.
    case variable(Variable)
    /// A text that was written in quotes.
    case literal(String)
  }

  /// A marker from its text.
  ///
  /// - Parameter text: the marker in one line, without the semicolon.
  /// - Throws: `invalid-marker`, at the place where the text goes wrong.
  public init(parsing text: String) throws(EditableError) {
    self = try ByteCursor.read(text, failingWith: .invalidMarker) { (cursor) throws(SyntaxFault) in
      let marker = try Marker(from: &cursor)
      cursor.skipBlanks()
      guard cursor.isAtEnd else { throw Marker.trailingText(at: cursor) }
      return marker
    }
  }

  /// A marker that holds when an extra is asked for.
  public init(extra: ExtraName) {
    expression = .comparison(
      Comparison(
        left: .variable(.extra),
        operator: .versions(.equal),
        right: .literal(extra.normalized)
      )
    )
  }

  /// A condition; parentheses around all of it are dropped.
  init(_ expression: Expression) {
    if case .group(let inner) = expression {
      self.expression = inner
    } else {
      self.expression = expression
    }
  }

  /// A marker that holds when this one does and an extra is asked for.
  public func and(extra: ExtraName) -> Marker {
    let condition = Marker(extra: extra).expression
    return switch expression {
    case .all(let conditions): Marker(.all(conditions + [condition]))
    // `and` binds tighter than `or`: without parentheses it would take only the last alternative.
    case .any: Marker(.all([.group(expression), condition]))
    case .comparison, .group: Marker(.all([expression, condition]))
    }
  }
}

extension Marker.Operand: Hashable {
  /// Whether both are the same variable, or the same text byte for byte.
  public static func == (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.variable(let left), .variable(let right)): left == right
    case (.literal(let left), .literal(let right)): left.utf8.elementsEqual(right.utf8)
    default: false
    }
  }

  /// Feeds what equality looks at.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .variable(let variable): hasher.combine(variable)
    case .literal(let text): hasher.combine(text)
    }
  }
}
