import TOML

/// A value without its place, to compare with.
indirect enum Plain: Equatable, Sendable, CustomStringConvertible {
  case string(String)
  case integer(Int64)
  case float(Double)
  case boolean(Bool)
  case dateTime(String, String)
  case array([Plain])
  case table([Pair])

  struct Pair: Equatable, Sendable {
    let key: String
    let value: Plain

    static func == (left: Pair, right: Pair) -> Bool {
      left.key.utf8.elementsEqual(right.key.utf8) && left.value == right.value
    }
  }

  init(_ value: TOMLValue) {
    switch value.content {
    case .string(let string): self = .string(string)
    case .integer(let number): self = .integer(number)
    case .float(let number): self = .float(number)
    case .boolean(let flag): self = .boolean(flag)
    case .offsetDateTime(let text), .localDateTime(let text), .localDate(let text),
      .localTime(let text):
      self = .dateTime(value.typeName, text)
    case .array(let values): self = .array(values.map(Plain.init))
    case .table(let table): self = Plain(table)
    }
  }

  init(_ table: TOMLTable) {
    self = .table(table.entries.map { Pair(key: $0.key, value: Plain($0.value)) })
  }

  /// By bytes: strings by their UTF-8, floats by their bits, except that one NaN is like another.
  static func == (left: Plain, right: Plain) -> Bool {
    switch (left, right) {
    case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
    case (.integer(let left), .integer(let right)): left == right
    case (.float(let left), .float(let right)):
      left.isNaN && right.isNaN || left.bitPattern == right.bitPattern
    case (.boolean(let left), .boolean(let right)): left == right
    case (.dateTime(let type, let text), .dateTime(let otherType, let otherText)):
      type == otherType && text == otherText
    case (.array(let left), .array(let right)): left == right
    case (.table(let left), .table(let right)): left == right
    default: false
    }
  }

  var description: String {
    switch self {
    case .string(let string): string.debugDescription
    case .integer(let number): "\(number)"
    case .float(let number): "float \(number)"
    case .boolean(let flag): "\(flag)"
    case .dateTime(let type, let text): "\(type) \(text)"
    case .array(let values): "\(values)"
    case .table(let pairs):
      "{" + pairs.map { "\($0.key.debugDescription): \($0.value)" }.joined(separator: ", ") + "}"
    }
  }
}

extension Plain: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int64) { self = .integer(value) }
  init(floatLiteral value: Double) { self = .float(value) }
  init(booleanLiteral value: Bool) { self = .boolean(value) }
  init(arrayLiteral elements: Plain...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, Plain)...) {
    self = .table(elements.map { Pair(key: $0.0, value: $0.1) })
  }
}

extension TOMLDocument {
  init(_ source: String) throws(TOMLError) { try self.init(parsing: Array(source.utf8)) }

  /// The text of a stretch of the source.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The value behind keys and positions in arrays, such as `a.0.b`.
  func value(_ path: String) -> TOMLValue? {
    var content = TOMLValue.Content.table(root)
    var found: TOMLValue?
    for step in path.split(separator: ".") {
      switch content {
      case .table(let table): found = table[String(step)]
      case .array(let values):
        found = Int(step).flatMap { values.indices.contains($0) ? values[$0] : nil }
      default: found = nil
      }
      guard let found else { return nil }
      content = found.content
    }
    return found
  }
}

/// The error of a source, or nil if it is valid.
func error(of source: [UInt8]) -> TOMLError? {
  do {
    _ = try TOMLDocument(parsing: source)
    return nil
  } catch {
    return error
  }
}

/// The error of a source, or nil if it is valid.
func error(of source: String) -> TOMLError? { error(of: Array(source.utf8)) }
