import TOML

/// A TOML table as JSON, in which each value says its type.
struct TaggedJSON {
  private(set) var text = ""

  init(_ table: TOMLTable) { append(table) }

  private mutating func append(_ table: TOMLTable) {
    text += "{"
    for (position, entry) in table.entries.enumerated() {
      if position > 0 { text += ", " }
      appendQuoted(entry.key)
      text += ": "
      append(entry.value)
    }
    text += "}"
  }

  private mutating func append(_ values: [TOMLValue]) {
    text += "["
    for (position, value) in values.enumerated() {
      if position > 0 { text += ", " }
      append(value)
    }
    text += "]"
  }

  private mutating func append(_ value: TOMLValue) {
    switch value.content {
    case .string(let string): append("string", string)
    case .integer(let number): append("integer", String(number))
    case .float(let number): append("float", number.isNaN ? "nan" : String(number))
    case .boolean(let flag): append("bool", String(flag))
    case .offsetDateTime(let text): append("datetime", normalized(text))
    case .localDateTime(let text): append("datetime-local", normalized(text))
    case .localDate(let text): append("date-local", text)
    case .localTime(let text): append("time-local", normalized(text))
    case .array(let values): append(values)
    case .table(let table): append(table)
    }
  }

  private mutating func append(_ type: String, _ value: String) {
    text += "{\"type\": \"\(type)\", \"value\": "
    appendQuoted(value)
    text += "}"
  }

  private mutating func appendQuoted(_ string: String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\\(scalar)"
      case "\0"..<" ":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  /// A date-time or a time as RFC 3339 writes it: with `T`, with `Z`, and with seconds.
  private func normalized(_ written: String) -> String {
    var bytes = written.utf8.map { byte in
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "t"): UInt8(ascii: "T")
      case UInt8(ascii: "z"): UInt8(ascii: "Z")
      default: byte
      }
    }
    let timeStart = bytes.firstIndex(of: UInt8(ascii: "T")).map { $0 + 1 } ?? 0
    let minutesEnd = timeStart + "hh:mm".utf8.count
    if bytes[minutesEnd...].first != UInt8(ascii: ":") {
      bytes.insert(contentsOf: ":00".utf8, at: minutesEnd)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
