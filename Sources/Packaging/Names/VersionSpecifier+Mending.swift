/// The faults that have an explanation: operators of other languages, missing operators and commas,
/// wildcards where none can stand.
extension VersionSpecifier {
  /// The fault of a text that starts with no operator where a specifier is due.
  static func missingOperator(at cursor: ByteCursor) -> SyntaxFault {
    if cursor.isAtEnd {
      return SyntaxFault("a version specifier is missing", at: cursor.currentRange)
    }
    if cursor.isAtVersion {
      let word = cursor.text(cursor.restOfWord)
      return SyntaxFault(
        "a version specifier starts with an operator",
        at: cursor.restOfWord,
        hint: Version.mended(word)
          .map { word.hasSuffix("+") ? "write `>=\($0)`" : "write `>=\($0)` or `==\($0)`" }
      )
    }
    if let mended = mendedOperator(at: cursor) {
      return SyntaxFault(
        "`\(cursor.excerpt(mended.written))` is not an operator",
        at: mended.written,
        hint: "write `\(mended.specifiers)`"
      )
    }
    return SyntaxFault(
      "a version specifier starts with an operator, not with \(cursor.currentDescription)",
      at: cursor.currentRange,
      hint: cursor.isAt("*") ? "remove the `*`" : nil
    )
  }

  /// The fault of an operator with no version after it.
  static func missingBound(of comparison: Comparison, at cursor: ByteCursor) -> SyntaxFault {
    if cursor.isAtEnd || cursor.isAtDelimiter {
      let end = cursor.bytes[..<cursor.position].lastIndex { $0.isOperator } ?? cursor.position - 1
      let start = end + 1 - comparison.rawValue.utf8.count
      return SyntaxFault("`\(comparison.rawValue)` needs a version after it", at: start..<end + 1)
    }
    if let symbols = cursor.operatorBefore {
      let isInequality = cursor.text(symbols) == "<>"
      return SyntaxFault(
        "`\(cursor.excerpt(symbols))` is not an operator",
        at: symbols,
        hint: "write `\(isInequality ? "!=" : comparison.rawValue)`"
      )
    }
    let word = cursor.text(cursor.restOfWord)
    return SyntaxFault(
      cursor.isAt("\"") || cursor.isAt("'")
        ? "a version stands without quotes"
        : "`\(comparison.rawValue)` needs a version after it, not \(cursor.currentDescription)",
      at: cursor.currentRange,
      hint: Version.mended(word).map { "write `\(comparison.rawValue)\($0)`" }
    )
  }

  /// The fault of a text that goes on after the version of a specifier.
  ///
  /// - Parameters:
  ///   - start: where the version starts.
  ///   - comparison: the operator before it.
  ///   - cursor: where the version ends and the fault starts.
  static func trailingText(
    afterVersionAt start: Int,
    of comparison: Comparison,
    at cursor: ByteCursor
  ) -> SyntaxFault {
    let rest = cursor.restOfWord
    let word = cursor.text(start..<rest.upperBound)
    let hint: String?
    if cursor.current?.isOperator == true {
      hint = "write a comma before `\(cursor.excerpt(rest))`"
    } else if let version = Version.mended(word) {
      let isWildcard = word.hasSuffix(".x") && (comparison == .equal || comparison == .notEqual)
      hint = "write `\(comparison.rawValue)\(version)\(isWildcard ? ".*" : "")`"
    } else {
      hint = nil
    }
    return SyntaxFault(
      "`\(cursor.excerpt(rest))` cannot follow the version "
        + "`\(cursor.excerpt(start..<rest.lowerBound))`",
      at: rest,
      hint: hint
    )
  }

  /// The fault of two specifiers with no comma between them, or of a text after a specifier.
  static func missingComma(at cursor: ByteCursor) -> SyntaxFault {
    let rest = cursor.restOfWord
    guard cursor.current?.isOperator == true else {
      let hint: String? =
        switch cursor.text(rest).lowercased() {
        case "and", "&", "&&": "write a comma instead"
        case _ where cursor.isAt("#"): "remove the comment"
        case _ where Marker.Variable(spelling: cursor.text(cursor.wordRange)) != nil:
          "write `;` before the marker"
        default: nil
        }
      return SyntaxFault(
        "expected a comma or the end after a version specifier, not \(cursor.currentDescription)",
        at: cursor.currentRange,
        hint: hint
      )
    }
    return SyntaxFault(
      "a comma is missing between two version specifiers",
      at: rest,
      hint: "write a comma before `\(cursor.excerpt(rest))`"
    )
  }

  /// The specifiers that were probably meant by an operator that there is not, such as `^` and `=`.
  ///
  /// - Returns: the range of the operator, and the specifiers; nil when it cannot be guessed.
  static func mendedOperator(at cursor: ByteCursor) -> (written: Range<Int>, specifiers: String)? {
    var cursor = cursor
    let written = cursor.skip(while: \.isOperator)
    cursor.skipWhitespace()
    guard let version = Version(from: &cursor) else { return nil }
    let comparison: Comparison
    switch cursor.text(written) {
    case "=": comparison = .equal
    case "=>": comparison = .atLeast
    case "=<": comparison = .atMost
    case "!", "=!": comparison = .notEqual
    case "^": return version.caretRange.map { (written, $0) }
    case "~": return version.tildeRange.map { (written, $0) }
    default: return nil
    }
    return (written, comparison.rawValue + version.written)
  }
}

extension Version {
  /// What `^` means to other package managers: up to the next change of the first number that is
  /// not 0.
  fileprivate var caretRange: String? {
    range(changing: release.firstIndex { $0 != 0 } ?? release.count - 1)
  }

  /// What `~` means to other package managers: up to the next change of the second number.
  fileprivate var tildeRange: String? { range(changing: min(1, release.count - 1)) }

  private func range(changing index: Int) -> String? {
    guard let number = release[index].value else { return nil }
    let upper = release[..<index] + [DecimalNumber(number + 1)]
    let epoch = epoch == 0 ? "" : epoch.rendered() + "!"
    return ">=\(written),<\(epoch)\(upper.map { $0.rendered() }.joined(separator: "."))"
  }
}

extension ByteCursor {
  /// The operator that goes on with the current byte although it should have ended before; nil when
  /// it has.
  fileprivate var operatorBefore: Range<Int>? {
    guard current?.isOperator == true else { return nil }
    let start = bytes[..<position].lastIndex { !$0.isOperator }.map { $0 + 1 } ?? 0
    var ahead = self
    return start..<ahead.skip(while: \.isOperator).upperBound
  }
}

extension UInt8 {
  /// Whether it is one of `< > = ! ~ ^`, of which operators are made, here or elsewhere.
  var isOperator: Bool {
    switch self {
    case 0x3C, 0x3E, 0x3D, 0x21, 0x7E, 0x5E: true
    default: false
    }
  }
}
