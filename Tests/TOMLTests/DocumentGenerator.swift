import TOML
import TestSupport

/// Makes trees of values, and writes them as TOML in one of the many ways there are.
struct DocumentGenerator {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  // MARK: Trees

  mutating func table(depth: Int) -> [Plain.Pair] {
    var pairs: [Plain.Pair] = []
    for _ in 0..<Int.random(in: 0...5, using: &random) {
      let key = text()
      let isNew = !pairs.contains { $0.key.utf8.elementsEqual(key.utf8) }
      if isNew { pairs.append(Plain.Pair(key: key, value: value(depth: depth))) }
    }
    return pairs
  }

  private mutating func value(depth: Int) -> Plain {
    switch Int.random(in: 0...(depth > 0 ? 8 : 5), using: &random) {
    case 0: return .string(text())
    case 1: return .integer(pick([0, 1, -1, .max, .min, Int64(truncatingIfNeeded: random.next())]))
    case 2: return .float(float())
    case 3: return .boolean(Bool.random(using: &random))
    case 4, 5: return dateTime()
    case 6:
      return .array(
        (0..<Int.random(in: 0...4, using: &random)).map { _ in value(depth: depth - 1) }
      )
    default: return .table(table(depth: depth - 1))
    }
  }

  private mutating func text() -> String {
    let scalars: [Unicode.Scalar] = [
      "a", "b", "Z", "0", "9", "-", "_", " ", ".", "#", "=", "\"", "'", "\\", "\t", "\n", "\0",
      "\u{1F}", "\u{7F}",
      "\u{80}", "é", "\u{301}", "中", "\u{D7FF}", "\u{E000}", "\u{FEFF}", "😀", "\u{10FFFF}",
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...8, using: &random) { text.append(pick(scalars)) }
    return String(text)
  }

  private mutating func float() -> Double {
    let number = Double(bitPattern: random.next())
    return pick([
      number, number, 0, -0.0, 0.1, 1e22, .infinity, -.infinity, .nan, .leastNonzeroMagnitude,
    ])
  }

  private mutating func dateTime() -> Plain {
    let date = pick(["0000-01-01", "1979-05-27", "2024-02-29", "9999-12-31"])
    let time = pick(["00:00:00", "23:59:60", "07:32:00.5", "12:34"])
    let separator = pick(["T", "t", " "])
    return pick([
      .dateTime("local date", date), .dateTime("local time", time),
      .dateTime("local date-time", date + separator + time),
      .dateTime(
        "offset date-time",
        date + separator + time + pick(["Z", "z", "+00:00", "-23:59"])
      ),
    ])
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &random)]
  }

  // MARK: Text

  /// A document that means a table.
  mutating func rendered(_ pairs: [Plain.Pair]) -> String {
    var text = ""
    render(pairs, under: "", into: &text)
    return text
  }

  /// What stands behind the header of a table. A value cannot follow another header, so only the
  /// tables behind the last value can have one, and the first of them that has needs it of all
  /// others.
  private mutating func render(_ pairs: [Plain.Pair], under path: String, into text: inout String) {
    let tables = pairs.lastIndex { !$0.value.canHaveHeader }.map { $0 + 1 } ?? 0
    var hasHeaders = false
    for (position, pair) in pairs.enumerated() {
      let name = rendered(key: pair.key)
      hasHeaders = hasHeaders || position >= tables && Bool.random(using: &random)
      switch pair.value {
      case .table(let inner) where hasHeaders:
        text += "[\(blank())\(path)\(name)\(blank())]\(lineEnd())"
        render(inner, under: path + name + blank() + ".", into: &text)
      case .array(let values) where hasHeaders:
        for case .table(let inner) in values {
          text += "[[\(path)\(name)]]\(lineEnd())"
          render(inner, under: path + name + ".", into: &text)
        }
      default:
        text += "\(blank())\(rendered(pair, name))\(lineEnd())"
      }
    }
  }

  /// `key = value`, or dotted keys for a table of one pair.
  private mutating func rendered(_ pair: Plain.Pair, _ name: String) -> String {
    if case .table(let inner) = pair.value, inner.count == 1, Bool.random(using: &random) {
      return name + blank() + "." + blank() + rendered(inner[0], rendered(key: inner[0].key))
    }
    return "\(name)\(blank())=\(blank())\(rendered(pair.value))"
  }

  private mutating func rendered(_ value: Plain) -> String {
    switch value {
    case .string(let string): return rendered(string: string)
    case .integer(let number): return rendered(integer: number)
    case .float(let number):
      if number.isNaN { return pick(["nan", "+nan", "-nan"]) }
      let text = "\(number)"
      return number.isInfinite || text.contains(".") || text.contains("e") ? text : text + ".0"
    case .boolean(let flag): return flag ? "true" : "false"
    case .dateTime(_, let text): return text
    case .array(let values):
      let elements = values.map { filler() + rendered($0) + filler() }
      return "[" + elements.joined(separator: ",") + (values.isEmpty ? "" : pick(["", ","]))
        + filler() + "]"
    case .table(let pairs):
      let elements = pairs.map { filler() + rendered($0, rendered(key: $0.key)) + filler() }
      return "{" + elements.joined(separator: ",") + (pairs.isEmpty ? "" : pick(["", ","]))
        + filler() + "}"
    }
  }

  private mutating func rendered(integer number: Int64) -> String {
    guard number >= 0 else { return "\(number)" }
    return pick([
      "\(number)", "+\(number)",
      "0x" + String(number, radix: 16, uppercase: Bool.random(using: &random)),
      "0o0" + String(number, radix: 8), "0b" + String(number, radix: 2),
    ])
  }

  private mutating func rendered(key: String) -> String {
    let isBare =
      !key.isEmpty
      && key.utf8.allSatisfy {
        0x61...0x7A ~= $0 | 0x20 || 0x30...0x39 ~= $0 || $0 == 0x2D || $0 == 0x5F
      }
    if isBare, Bool.random(using: &random) { return key }
    return isLiteral(key) && Bool.random(using: &random)
      ? "'\(key)'" : "\"\(escaped(key, keeping: []))\""
  }

  private mutating func rendered(string: String) -> String {
    switch Int.random(in: 0...3, using: &random) {
    case 0 where isLiteral(string): return "'\(string)'"
    case 1 where isLiteral(string.filtered { $0 != "\n" }): return "'''\n\(string)'''"
    case 2:
      let fold = pick(["", "\\\n  ", "\\ \n\n\t"])
      let text = escaped(string, keeping: ["\n"])
      // Folding removes the blanks that follow, so only before a text that starts with none.
      let startsBlank =
        text.unicodeScalars.first.map { " \t\n".unicodeScalars.contains($0) } ?? false
      return "\"\"\"\n\(startsBlank ? "" : fold)\(text)\"\"\""
    default: return "\"\(escaped(string, keeping: []))\""
    }
  }

  private func isLiteral(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { ($0 >= " " || $0 == "\t") && $0 != "\u{7F}" && $0 != "'" }
  }

  private mutating func escaped(_ text: String, keeping kept: [Unicode.Scalar]) -> String {
    text.unicodeScalars.map { scalar -> String in
      if kept.contains(scalar) { return String(scalar) }
      let hexadecimal = String(scalar.value, radix: 16)
      let long = "\\U" + String(repeating: "0", count: 8 - hexadecimal.count) + hexadecimal
      switch scalar {
      case "\"", "\\": return pick(["\\\(scalar)", long])
      case "\n": return pick(["\\n", long])
      case "\u{1B}": return pick(["\\e", long])
      case "\0"..<" ", "\u{7F}":
        return pick(["\\x" + (hexadecimal.count < 2 ? "0" : "") + hexadecimal, long])
      default: return Int.random(in: 0..<8, using: &random) == 0 ? long : String(scalar)
      }
    }.joined()
  }

  private mutating func blank() -> String { pick(["", "", " ", "\t", "  "]) }

  private mutating func lineEnd() -> String {
    blank() + pick(["\n", "\r\n", "# c\n", "\n\n", "#\t\u{E9}\r\n"])
  }

  private mutating func filler() -> String { pick(["", "", "", " ", "\n", "# ]}\n\t", "\r\n"]) }
}

extension Plain {
  fileprivate var canHaveHeader: Bool {
    switch self {
    case .table: true
    case .array(let values): !values.isEmpty && values.allSatisfy(\.isTable)
    default: false
    }
  }

  private var isTable: Bool { if case .table = self { true } else { false } }
}

extension String {
  fileprivate func filtered(_ isKept: (Unicode.Scalar) -> Bool) -> String {
    String(String.UnicodeScalarView(unicodeScalars.filter(isKept)))
  }
}
