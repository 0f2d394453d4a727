extension FileDigest {
  /// The digest in lower-case hexadecimal digits, as the folders of the cache are named.
  public var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
      for (index, byte) in bytes.enumerated() {
        buffer[index * 2] = digits[Int(byte >> 4)]
        buffer[index * 2 + 1] = digits[Int(byte & 15)]
      }
      return bytes.count * 2
    }
  }

  /// A digest from 64 lower-case hexadecimal digits; nil for any other text.
  public init?(hexadecimal text: String) {
    var nibbles: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39: nibbles.append(byte - 0x30)
      case 0x61...0x66: nibbles.append(byte - 0x61 + 10)
      default: return nil
      }
    }
    guard nibbles.count == 64 else { return nil }
    self.init(bytes: (0..<32).map { nibbles[$0 * 2] << 4 | nibbles[$0 * 2 + 1] })
  }
}
