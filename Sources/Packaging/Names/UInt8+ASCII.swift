/// The kinds of bytes that the grammars of names, versions and requirements speak of. All of them
/// are ASCII, where the standards are; a byte of a longer UTF-8 sequence is of no kind.
extension UInt8 {
  var isDigit: Bool { 0x30...0x39 ~= self }

  var isLetter: Bool { 0x61...0x7A ~= self | 0x20 }

  var isLetterOrDigit: Bool { isLetter || isDigit }

  /// Whether it is `-`, `_` or `.`, which mean the same in names and in versions.
  var isSeparator: Bool { self == 0x2D || self == 0x2E || self == 0x5F }

  /// Whether it is a space or a tab: the only whitespace that PEP 508 knows.
  var isBlank: Bool { self == 0x20 || self == 0x09 }

  var lowercased: UInt8 { 0x41...0x5A ~= self ? self | 0x20 : self }
}
