/// A JSON value with keys in a fixed order.
///
/// Source: RFC 8259.
public indirect enum JSON: Sendable {
  /// Nothing.
  case null
  /// True or false.
  case flag(Bool)
  /// A number without a fraction.
  case integer(Int)
  /// A number that is none of these, as it is written.
  case number(String)
  /// A text.
  case string(String)
  /// Values in order.
  case array([JSON])
  /// Values with names, in order.
  case object([(key: String, value: JSON)])

  /// The value in one line.
  public func rendered() -> String {
    switch self {
    case .null: "null"
    case .flag(let flag): flag ? "true" : "false"
    case .integer(let integer): String(integer)
    case .number(let text): text
    case .string(let string): Self.quoted(string)
    case .array(let elements): "[\(elements.map { $0.rendered() }.joined(separator: ", "))]"
    case .object(let members):
      "{\(members.map { "\(Self.quoted($0.key)): \($0.value.rendered())" }.joined(separator: ", "))}"
    }
  }

  private static func quoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}

extension JSON {
  /// A problem as programs read it.
  public init(_ problem: Problem) {
    self = .object([
      ("severity", .string(problem.severity.rawValue)),
      ("code", .string(problem.code.rawValue)),
      ("message", .string(problem.message)),
      ("file", problem.location?.file.map(JSON.string) ?? .null),
      ("line", problem.location.map { .integer($0.line) } ?? .null),
      ("column", problem.location.map { .integer($0.column) } ?? .null),
      ("note", problem.note.map(JSON.string) ?? .null),
      ("hint", problem.hint.map(JSON.string) ?? .null),
    ])
  }

  /// What a command that failed answers.
  public static func failure(_ error: EditableError) -> JSON {
    .object([("problems", .array(error.problems.map(JSON.init)))])
  }
}
