extension FileDigest {
  /// A digest from its field in `RECORD`, such as `sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU`.
  ///
  /// - Parameters:
  ///   - field: the field.
  ///   - range: where it stands, for what is thrown.
  init(parsing field: ArraySlice<UInt8>, at range: Range<Int>) throws(SyntaxFault) {
    guard let equals = field.firstIndex(of: UInt8(ascii: "=")) else {
      throw SyntaxFault("a digest has the form `sha256=…`", at: range)
    }
    let name = String(decoding: field[..<equals], as: UTF8.self)
    guard let algorithm = Algorithm(rawValue: name) else {
      throw SyntaxFault(
        "the digest algorithm `\(name.prefix(20))` cannot vouch for a file",
        at: range,
        hint: "build the wheel again with a tool that writes `sha256`"
      )
    }
    guard let bytes = Self.decode(field[(equals + 1)...]), bytes.count == algorithm.byteCount else {
      throw SyntaxFault(
        "this is not the URL-safe Base64 of the \(algorithm.byteCount) bytes of a \(name) digest",
        at: range
      )
    }
    self.init(algorithm, bytes: bytes)
  }

  /// The bytes behind URL-safe Base64; nil where it is none. Padding, which should not be there, is
  /// read over.
  private static func decode(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count * 3 / 4)
    var bits = 0
    var buffer = 0
    var text = text
    while text.last == UInt8(ascii: "="), bits < 2 {
      text.removeLast()
      bits += 1
    }
    bits = 0
    for byte in text {
      guard let value = value(of: byte) else { return nil }
      buffer = (buffer << 6 | value) & 0xFFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: buffer >> bits))
      }
    }
    // What is left over is less than a byte, and was made from zeros.
    guard bits < 6, buffer & ((1 << bits) - 1) == 0 else { return nil }
    return bytes
  }

  private static func value(of byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte) - 0x41
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte) - 0x61 + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 0x30 + 52
    case UInt8(ascii: "-"): 62
    case UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
