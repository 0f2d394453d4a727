/// A number of a version: a natural number of any size.
///
/// Dates and build numbers make them long, and no standard bounds them. Up to 19 digits are kept as
/// a machine word, more as the digits themselves.
public struct DecimalNumber: Hashable, Sendable {
  private enum Storage: Hashable {
    case word(UInt64)
    /// At least 20 ASCII digits, the first of which is not 0.
    case digits([UInt8])
  }

  private let storage: Storage

  /// A number of the size of a machine word.
  public init(_ value: UInt64) {
    storage = value < 10_000_000_000_000_000_000 ? .word(value) : .digits(Array("\(value)".utf8))
  }

  /// The number that ASCII digits write, in base ten; leading zeros mean nothing.
  init(digits: ArraySlice<UInt8>) {
    let significant = digits.drop { $0 == 0x30 }
    if significant.count < 20 {
      storage = .word(significant.reduce(0) { $0 * 10 + UInt64($1 & 0x0F) })
    } else {
      storage = .digits(Array(significant))
    }
  }

  /// The number as a machine word, or nil when it has more than 19 digits.
  public var value: UInt64? {
    guard case .word(let value) = storage else { return nil }
    return value
  }

  /// The number in base ten, without leading zeros.
  public func rendered() -> String {
    switch storage {
    case .word(let value): String(value)
    case .digits(let digits): String(decoding: digits, as: UTF8.self)
    }
  }
}

extension DecimalNumber: Comparable {
  /// The order of the numbers.
  public static func < (left: Self, right: Self) -> Bool {
    switch (left.storage, right.storage) {
    case (.word(let left), .word(let right)): left < right
    case (.word, .digits): true
    case (.digits, .word): false
    case (.digits(let left), .digits(let right)):
      left.count == right.count ? left.lexicographicallyPrecedes(right) : left.count < right.count
    }
  }
}

extension DecimalNumber: ExpressibleByIntegerLiteral {
  /// A number of the size of a machine word.
  public init(integerLiteral value: UInt64) { self.init(value) }
}

extension ByteCursor {
  /// Reads ASCII digits as a number; nil when the current byte is none.
  mutating func readNumber() -> DecimalNumber? {
    let digits = skip(while: \.isDigit)
    return digits.isEmpty ? nil : DecimalNumber(digits: bytes[digits])
  }
}
