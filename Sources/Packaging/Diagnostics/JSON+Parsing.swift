extension Problem.Code {
  /// A text that is not JSON.
  public static var invalidJSON: Self { "invalid-json" }
}

extension JSON {
  /// A value from its text.
  ///
  /// Of several members with one name the last counts, as in most readers.
  ///
  /// - Parameters:
  ///   - bytes: the whole text, in UTF-8.
  ///   - file: its path, as the reader of a message knows it.
  /// - Throws: `invalid-json`, with line and column; also for arrays and objects that are nested more
  ///   than 256 deep.
  public init(parsing bytes: [UInt8], named file: String) throws(EditableError) {
    var reader = JSONReader(bytes)
    do {
      self = try reader.readAll()
    } catch {
      let location = SourceLocation(in: file, of: bytes, at: error.range)
      throw EditableError(Problem(.invalidJSON, error.message, at: location))
    }
  }

  /// The value of a member of an object; nil where there is none.
  public subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }

  /// The text, if it is one.
  public var text: String? { if case .string(let text) = self { text } else { nil } }

  /// The elements, if it is an array.
  public var elements: [JSON]? { if case .array(let elements) = self { elements } else { nil } }

  /// The members, if it is an object.
  public var members: [(key: String, value: JSON)]? {
    if case .object(let members) = self { members } else { nil }
  }
}

/// Reads JSON from start to end (RFC 8259).
private struct JSONReader {
  private let bytes: [UInt8]
  private var position = 0
  private static let depthLimit = 256

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func readAll() throws(SyntaxFault) -> JSON {
    let value = try readValue(depth: 0)
    skipSpace()
    guard position == bytes.count else { throw fault("something follows the value") }
    return value
  }

  private mutating func readValue(depth: Int) throws(SyntaxFault) -> JSON {
    skipSpace()
    guard depth < Self.depthLimit else { throw fault("this is nested too deep") }
    switch current {
    case UInt8(ascii: "{"): return try readObject(depth: depth)
    case UInt8(ascii: "["): return try readArray(depth: depth)
    case UInt8(ascii: "\""): return .string(try readString())
    case UInt8(ascii: "t"): return try readWord("true", .flag(true))
    case UInt8(ascii: "f"): return try readWord("false", .flag(false))
    case UInt8(ascii: "n"): return try readWord("null", .null)
    default: return try readNumber()
    }
  }

  private mutating func readObject(depth: Int) throws(SyntaxFault) -> JSON {
    var members: [(key: String, value: JSON)] = []
    position += 1
    skipSpace()
    if consume("}") { return .object(members) }
    repeat {
      skipSpace()
      let key = try readString()
      skipSpace()
      guard consume(":") else { throw fault("a colon is missing") }
      members.append((key, try readValue(depth: depth + 1)))
      skipSpace()
    } while consume(",")
    guard consume("}") else { throw fault("a comma or `}` is missing") }
    return .object(members)
  }

  private mutating func readArray(depth: Int) throws(SyntaxFault) -> JSON {
    var elements: [JSON] = []
    position += 1
    skipSpace()
    if consume("]") { return .array(elements) }
    repeat {
      elements.append(try readValue(depth: depth + 1))
      skipSpace()
    } while consume(",")
    guard consume("]") else { throw fault("a comma or `]` is missing") }
    return .array(elements)
  }

  private mutating func readWord(_ word: String, _ value: JSON) throws(SyntaxFault) -> JSON {
    guard bytes[position...].starts(with: word.utf8) else { throw fault("this is no value") }
    position += word.utf8.count
    return value
  }

  private mutating func readNumber() throws(SyntaxFault) -> JSON {
    let start = position
    let isPart = { (byte: UInt8) in byte.isDigit || "+-.eE".utf8.contains(byte) }
    while let byte = current, isPart(byte) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard !text.hasPrefix("+"), text.utf8.last?.isDigit == true, Double(text) != nil else {
      throw fault("this is no value")
    }
    return Int(text).map(JSON.integer) ?? .number(text)
  }

  private mutating func readString() throws(SyntaxFault) -> String {
    let start = position
    guard consume("\"") else { throw fault("a text is missing") }
    var text: [UInt8] = []
    while let byte = current, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw fault("a control character stands in a text") }
      position += 1
      if byte == UInt8(ascii: "\\") {
        try readEscape(into: &text)
      } else {
        text.append(byte)
      }
    }
    guard consume("\"") else {
      throw SyntaxFault("this text has no end", at: start..<bytes.count)
    }
    guard let string = String(validating: text, as: UTF8.self) else {
      throw SyntaxFault("this text is not UTF-8", at: start..<position)
    }
    return string
  }

  private mutating func readEscape(into text: inout [UInt8]) throws(SyntaxFault) {
    guard let byte = current else { throw fault("an escape has no end") }
    position += 1
    switch byte {
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): try readScalar(into: &text)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    default: throw fault("there is no such escape")
    }
  }

  /// Reads the digits after `\u`, and a second escape if the first is half of a character. Half of
  /// one alone, which Python writes for a byte that is not UTF-8, becomes U+FFFD.
  private mutating func readScalar(into text: inout [UInt8]) throws(SyntaxFault) {
    var value = try readDigits()
    if 0xD800..<0xDC00 ~= value, bytes[position...].starts(with: "\\u".utf8) {
      let mark = position
      position += 2
      let low = try readDigits()
      if 0xDC00..<0xE000 ~= low {
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      } else {
        position = mark
      }
    }
    text += String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8
  }

  private mutating func readDigits() throws(SyntaxFault) -> UInt32 {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ $0.isLetterOrDigit }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw fault("four hexadecimal digits are missing") }
    position += 4
    return value
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func consume(_ character: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = current, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  private func fault(_ message: String) -> SyntaxFault {
    SyntaxFault(message, at: position..<min(bytes.count, position + 1))
  }
}
