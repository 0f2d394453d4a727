/// Reads the bytes of one number, from left to right.
struct NumberReader {
  enum Failure: Error {
    case malformed(TOMLError.NumberFault)
    case outOfRange
  }

  private let bytes: ArraySlice<UInt8>
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    self.rest = bytes
  }

  mutating func read() throws(Failure) -> TOMLValue.Content {
    let isSigned = rest.first == .minus || rest.first == .plus
    let isNegative = rest.first == .minus
    if isSigned { rest = rest.dropFirst() }
    if let radix = skipPrefix() {
      if isSigned { throw .malformed(.signedPrefix) }
      let digits = try digits(radix)
      return .integer(try integer(digits, radix, isNegative: false))
    }
    let whole = try digits(10)
    if whole.count > 1, whole.first == .zero { throw .malformed(.leadingZero) }
    if rest.isEmpty { return .integer(try integer(whole, 10, isNegative: isNegative)) }
    return .float(try float())
  }

  /// Skips `0x`, `0o` or `0b`, and tells their base.
  private mutating func skipPrefix() -> Int? {
    let radix: Int? =
      switch rest.dropFirst().first {
      case UInt8(ascii: "x"): 16
      case UInt8(ascii: "o"): 8
      case UInt8(ascii: "b"): 2
      default: nil
      }
    guard let radix, rest.first == .zero else { return nil }
    rest = rest.dropFirst(2)
    return radix
  }

  /// Skips one or more digits with single underscores between them.
  private mutating func digits(_ radix: Int) throws(Failure) -> ArraySlice<UInt8> {
    let start = rest.startIndex
    var wasDigit = false
    while let byte = rest.first {
      if let digit = byte.digitValue, digit < radix {
        wasDigit = true
      } else if byte == .underscore {
        guard wasDigit else { throw .malformed(.misplacedUnderscore) }
        wasDigit = false
      } else {
        break
      }
      rest = rest.dropFirst()
    }
    guard wasDigit else {
      throw .malformed(rest.startIndex == start ? .missingDigit : .misplacedUnderscore)
    }
    return bytes[start..<rest.startIndex]
  }

  /// - Throws: that something follows the digits, or that the number does not fit.
  private func integer(
    _ digits: ArraySlice<UInt8>,
    _ radix: Int,
    isNegative: Bool
  ) throws(Failure) -> Int64 {
    guard rest.isEmpty else { throw .malformed(.missingDigit) }
    var number: Int64 = 0
    for case let digit? in digits.lazy.map(\.digitValue) {
      let (shifted, overflow) = number.multipliedReportingOverflow(by: Int64(radix))
      let digit = Int64(isNegative ? -digit : digit)
      let (sum, carry) = shifted.addingReportingOverflow(digit)
      guard !overflow, !carry else { throw .outOfRange }
      number = sum
    }
    return number
  }

  /// What remains of a float whose whole part has been read; then all of it, rounded to the nearest
  /// value.
  private mutating func float() throws(Failure) -> Double {
    if rest.first == .point {
      rest = rest.dropFirst()
      _ = try digits(10)
    }
    if rest.first.map({ $0 | 0x20 }) == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if rest.first == .minus || rest.first == .plus { rest = rest.dropFirst() }
      _ = try digits(10)
    }
    let text = String(decoding: bytes.filter { $0 != .underscore }, as: UTF8.self)
    guard rest.isEmpty, let number = Double(text) else { throw .malformed(.missingDigit) }
    return number
  }
}
