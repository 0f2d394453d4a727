/// What is wrong with a text, as the reader of a part of it sees it.
///
/// A version can stand alone, in a specifier, in a requirement: it is the reader of the whole who
/// knows which kind of problem a fault is.
struct SyntaxFault: Error {
  /// What is wrong.
  var message: String
  /// The stretch that is wrong, in bytes of the text.
  var range: Range<Int>
  /// What would mend it.
  var hint: String?

  init(_ message: String, at range: Range<Int>, hint: String? = nil) {
    self.message = message
    self.range = range
    self.hint = hint
  }
}

extension ByteCursor {
  /// Reads a value that takes up a whole text.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - code: the kind of problem that any fault is.
  ///   - value: reads the value and moves to the end.
  static func read<Value>(
    _ text: String,
    failingWith code: Problem.Code,
    _ value: (inout ByteCursor) throws(SyntaxFault) -> Value
  ) throws(EditableError) -> Value {
    var cursor = ByteCursor(text)
    do {
      return try value(&cursor)
    } catch {
      throw .malformed(code, error.message, in: text, at: error.range, hint: error.hint)
    }
  }

  /// A stretch of the text for a message, which does not repeat a long one.
  func excerpt(_ range: Range<Int>) -> String {
    guard range.count > 60 else { return text(range) }
    var end = self
    end.position = range.lowerBound
    while end.position < range.lowerBound + 56 { end.skipScalar() }
    return text(range.lowerBound..<end.position) + "…"
  }

  /// What is read next, in words for a message.
  var currentDescription: String {
    guard let scalar = scalar(at: position) else { return "the end" }
    switch scalar {
    case " ": return "a space"
    case "\t": return "a tab"
    case "\n", "\r": return "a line break"
    case "`": return "a backtick"
    default: break
    }
    guard isAtControl || isAtWhitespace || !scalar.showsAlone else { return "`\(scalar)`" }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}

extension Unicode.Scalar {
  /// Whether it is seen when it is printed, and not joined to what is printed before it.
  fileprivate var showsAlone: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .format, .privateUse, .unassigned: false
    default: true
    }
  }
}
