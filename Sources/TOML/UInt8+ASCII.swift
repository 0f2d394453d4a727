/// The bytes that mean something to TOML, and their kinds.
extension UInt8 {
  static var tab: UInt8 { 0x09 }
  static var lineFeed: UInt8 { 0x0A }
  static var carriageReturn: UInt8 { 0x0D }
  static var space: UInt8 { 0x20 }
  static var quote: UInt8 { 0x22 }
  static var hash: UInt8 { 0x23 }
  static var apostrophe: UInt8 { 0x27 }
  static var plus: UInt8 { 0x2B }
  static var comma: UInt8 { 0x2C }
  static var minus: UInt8 { 0x2D }
  static var point: UInt8 { 0x2E }
  static var zero: UInt8 { 0x30 }
  static var colon: UInt8 { 0x3A }
  static var equals: UInt8 { 0x3D }
  static var leftBracket: UInt8 { 0x5B }
  static var backslash: UInt8 { 0x5C }
  static var rightBracket: UInt8 { 0x5D }
  static var underscore: UInt8 { 0x5F }
  static var leftBrace: UInt8 { 0x7B }
  static var rightBrace: UInt8 { 0x7D }

  var isBlank: Bool { self == .space || self == .tab }

  var isDigit: Bool { 0x30...0x39 ~= self }

  var isLetter: Bool { 0x61...0x7A ~= self | 0x20 }

  var isBareKey: Bool { isLetter || isDigit || self == .minus || self == .underscore }

  /// Whether it can stand in a number, a date-time or a keyword.
  var isWord: Bool {
    isBareKey || self == .plus || self == .point || self == .colon
  }

  /// Whether a reader sees it as part of the word before it.
  var isWithinWord: Bool {
    switch self {
    case .space, .comma, .hash, .rightBracket, .rightBrace: false
    default: self > .space && self != 0x7F
    }
  }

  /// Whether TOML forbids it even in strings and comments; line ends are the caller's business.
  var isForbiddenControl: Bool { self < 0x20 && self != .tab || self == 0x7F }

  /// Whether it continues a scalar of UTF-8 that began before it.
  var isContinuation: Bool { self & 0xC0 == 0x80 }

  /// What the byte counts as a digit, in any base up to 16.
  var digitValue: Int? {
    switch self {
    case 0x30...0x39: Int(self) - 0x30
    case 0x41...0x46: Int(self) - 0x41 + 10
    case 0x61...0x66: Int(self) - 0x61 + 10
    default: nil
    }
  }
}
