/// The faults that have an explanation: missing quotes, mistyped variables, operators of other
/// languages.
extension Marker {
  /// The fault of a text that goes on after a marker.
  static func trailingText(at cursor: ByteCursor) -> SyntaxFault {
    if cursor.isAt(")") {
      return SyntaxFault("this `)` has no `(`", at: cursor.currentRange, hint: "remove the `)`")
    }
    let word = cursor.restOfWord
    let hint: String? =
      switch cursor.text(word).lowercased() {
      case "and", "&", "&&": "write `and`"
      case "or", "|", "||": "write `or`"
      case "" where cursor.isAt(";") || cursor.isAt(","): "write `and` between two conditions"
      default: nil
      }
    let isWord = hint != nil && !word.isEmpty
    let offender = isWord ? "`\(cursor.excerpt(word))`" : cursor.currentDescription
    return SyntaxFault(
      "expected `and`, `or` or the end after a condition, not \(offender)",
      at: isWord ? word : cursor.currentRange,
      hint: hint
    )
  }
}

extension Marker.Operator {
  /// The fault of a text with no operator where one is due.
  static func missing(at cursor: ByteCursor) -> SyntaxFault {
    var ahead = cursor
    let symbols = ahead.skip(while: \.isOperator)
    let range = symbols.isEmpty ? cursor.wordRange : symbols
    let hint: String? =
      switch cursor.text(range).lowercased() {
      case "=", "is": "write `==`"
      case "!": "write `!=`"
      case "=>": "write `>=`"
      case "=<": "write `<=`"
      case "not", "notin", "not_in": "write `not in`"
      case "in": "write `in`"
      default: nil
      }
    let offender = hint == nil ? cursor.currentDescription : "`\(cursor.text(range))`"
    return SyntaxFault(
      "expected an operator such as `==` or `in`, not \(offender)",
      at: hint == nil ? cursor.currentRange : range,
      hint: hint
    )
  }
}

extension Marker.Operand {
  /// The fault of a text with neither a variable nor quotes where a value is due.
  ///
  /// - Parameter left: the operand before the operator, when the one after it is due.
  static func missing(at cursor: ByteCursor, after left: Self?) -> SyntaxFault {
    let word = cursor.wordRange
    guard !word.isEmpty else {
      let isCurlyQuote = cursor.scalar(at: cursor.position).map {
        "“”‘’".unicodeScalars.contains($0)
      }
      return SyntaxFault(
        "expected a variable or a value in quotes, not \(cursor.currentDescription)",
        at: cursor.currentRange,
        hint: isCurlyQuote == true ? "write `\"`" : nil
      )
    }
    if left?.isVariable == true || cursor.current?.isDigit == true {
      let value = cursor.restOfWord
      return SyntaxFault(
        "a value stands in quotes",
        at: value,
        hint: "write `\"\(cursor.excerpt(value))\"`"
      )
    }
    return SyntaxFault(
      "`\(cursor.excerpt(word))` is not a variable of markers",
      at: word,
      hint: nearestName(to: cursor.text(word), in: Marker.Variable.allCases.lazy.map(\.rawValue))
        .map { "write `\($0)`" }
    )
  }
}

extension Marker.Operand {
  fileprivate var isVariable: Bool {
    if case .variable = self { true } else { false }
  }
}
