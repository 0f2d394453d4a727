extension Problem.Code {
  /// A text that is not a marker.
  public static var invalidMarker: Self { "invalid-marker" }
}

extension Marker {
  /// How many parentheses can stand within each other; a bound for the stack, not of the standard.
  private static var deepestNesting: Int { 200 }

  /// Reads the longest marker that is next.
  init(from cursor: inout ByteCursor) throws(SyntaxFault) {
    self.init(try Self.readAlternatives(from: &cursor, depth: 0))
  }

  /// Reads conditions joined with `or`.
  private static func readAlternatives(
    from cursor: inout ByteCursor,
    depth: Int
  ) throws(SyntaxFault) -> Expression {
    let first = try readConditions(from: &cursor, depth: depth)
    guard cursor.consumeWord("or") else { return first }
    var alternatives = [first]
    repeat {
      alternatives.append(try readConditions(from: &cursor, depth: depth))
    } while cursor.consumeWord("or")
    return .any(alternatives)
  }

  /// Reads conditions joined with `and`, which binds tighter.
  private static func readConditions(
    from cursor: inout ByteCursor,
    depth: Int
  ) throws(SyntaxFault) -> Expression {
    let first = try readCondition(from: &cursor, depth: depth)
    guard cursor.consumeWord("and") else { return first }
    var conditions = [first]
    repeat {
      conditions.append(try readCondition(from: &cursor, depth: depth))
    } while cursor.consumeWord("and")
    return .all(conditions)
  }

  /// Reads a comparison, or a marker in parentheses, and the blanks around it.
  private static func readCondition(
    from cursor: inout ByteCursor,
    depth: Int
  ) throws(SyntaxFault) -> Expression {
    cursor.skipBlanks()
    let opening = cursor.currentRange
    guard cursor.consume("(") else {
      let comparison = try Comparison(from: &cursor)
      cursor.skipBlanks()
      return .comparison(comparison)
    }
    guard depth < deepestNesting else {
      throw SyntaxFault("more than \(deepestNesting) parentheses within each other", at: opening)
    }
    let inner = try readAlternatives(from: &cursor, depth: depth + 1)
    guard cursor.consume(")") else {
      throw cursor.isAtEnd
        ? SyntaxFault("this `(` has no `)`", at: opening, hint: "write `)` at the end")
        : trailingText(at: cursor)
    }
    cursor.skipBlanks()
    return switch inner {
    case .comparison, .group: inner
    case .all, .any: .group(inner)
    }
  }
}

extension Marker.Comparison {
  fileprivate init(from cursor: inout ByteCursor) throws(SyntaxFault) {
    let left = try Marker.Operand(from: &cursor, after: nil)
    cursor.skipBlanks()
    `operator` = try Marker.Operator(from: &cursor)
    cursor.skipBlanks()
    let right = try Marker.Operand(from: &cursor, after: left)

    // Names of extras and of groups are compared in their normal form (PEP 685, PEP 735).
    switch (left, right) {
    case (.variable(.extra), .literal(let text)):
      (self.left, self.right) = (left, .literal(Self.normalized(text)))
    case (.literal(let text), .variable(.extra)),
      (.literal(let text), .variable(.extras)),
      (.literal(let text), .variable(.dependencyGroups)):
      (self.left, self.right) = (.literal(Self.normalized(text)), right)
    default:
      (self.left, self.right) = (left, right)
    }
  }

  private static func normalized(_ name: String) -> String {
    SpelledName.normalize(Array(name.utf8)[...]) ?? name
  }
}

extension Marker.Operator {
  fileprivate init(from cursor: inout ByteCursor) throws(SyntaxFault) {
    if let comparison = VersionSpecifier.Comparison(from: &cursor) {
      self = .versions(comparison)
      return
    }
    if cursor.consumeWord("in") {
      self = .contained
      return
    }
    var ahead = cursor
    guard ahead.consumeWord("not"), ahead.current?.isBlank == true else {
      throw Self.missing(at: cursor)
    }
    ahead.skipBlanks()
    guard ahead.consumeWord("in") else { throw Self.missing(at: cursor) }
    cursor = ahead
    self = .notContained
  }
}

extension Marker.Operand {
  /// - Parameter left: the operand before the operator, when this is the one after it.
  fileprivate init(from cursor: inout ByteCursor, after left: Self?) throws(SyntaxFault) {
    guard let quote = cursor.current, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    else {
      let word = cursor.wordRange
      guard let variable = Marker.Variable(spelling: cursor.text(word)) else {
        throw Self.missing(at: cursor, after: left)
      }
      cursor.position = word.upperBound
      self = .variable(variable)
      return
    }

    let opening = cursor.position
    cursor.position += 1
    while let byte = cursor.current, byte != quote {
      // A backslash would be an escape to some readers and itself to others.
      if byte == UInt8(ascii: "\\") || (cursor.isAtControl && byte != UInt8(ascii: "\t")) {
        throw SyntaxFault(
          "\(cursor.currentDescription) cannot stand in a value of a marker",
          at: cursor.currentRange,
          hint: byte == UInt8(ascii: "\\") ? "remove it: a marker has no escapes" : nil
        )
      }
      cursor.skipScalar()
    }
    guard !cursor.isAtEnd else {
      throw SyntaxFault(
        "the quotes that open here are never closed",
        at: opening..<cursor.position,
        hint: "write `\(Unicode.Scalar(quote))` at the end of the value"
      )
    }
    self = .literal(cursor.text(opening + 1..<cursor.position))
    cursor.position += 1
  }
}

extension ByteCursor {
  /// The range of the word that is next: what can stand in the name of a variable or an operator.
  var wordRange: Range<Int> {
    var ahead = self
    return ahead.skip { $0.isLetterOrDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".") }
  }

  /// Moves beyond a word and not just the start of one, if it is next.
  fileprivate mutating func consumeWord(_ word: String) -> Bool {
    let range = wordRange
    guard bytes[range].elementsEqual(word.utf8) else { return false }
    position = range.upperBound
    return true
  }
}
