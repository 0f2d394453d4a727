extension Marker {
  /// The canonical text: values in double quotes unless they contain one, one space around
  /// operators.
  public func rendered() -> String { expression.rendered() }
}

extension Marker.Expression {
  fileprivate func rendered() -> String {
    switch self {
    case .comparison(let comparison): comparison.rendered()
    case .all(let conditions): conditions.map { $0.rendered() }.joined(separator: " and ")
    case .any(let conditions): conditions.map { $0.rendered() }.joined(separator: " or ")
    case .group(let condition): "(" + condition.rendered() + ")"
    }
  }
}

extension Marker.Comparison {
  fileprivate func rendered() -> String {
    left.rendered() + " " + `operator`.rendered() + " " + right.rendered()
  }
}

extension Marker.Operator {
  fileprivate func rendered() -> String {
    switch self {
    case .versions(let comparison): comparison.rawValue
    case .contained: "in"
    case .notContained: "not in"
    }
  }
}

extension Marker.Operand {
  fileprivate func rendered() -> String {
    switch self {
    case .variable(let variable): variable.rawValue
    // A marker has no escapes: no text can contain both kinds of quotes.
    case .literal(let text):
      text.utf8.contains(UInt8(ascii: "\"")) ? "'" + text + "'" : "\"" + text + "\""
    }
  }
}
