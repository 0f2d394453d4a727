/// The SHA-256 digest of a file.
public struct FileDigest: Sendable, Equatable {
  /// The 32 bytes of the digest.
  public let bytes: [UInt8]

  /// A digest that was computed.
  public init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// URL-safe Base64 without padding, as `RECORD` has it (RFC 4648, section 5).
  public func rendered() -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count * 4 + 2) / 3)
    var bits = 0
    var buffer = 0
    for byte in bytes {
      buffer = (buffer << 8 | Int(byte)) & 0xFFFF
      bits += 8
      while bits >= 6 {
        bits -= 6
        text.append(alphabet[buffer >> bits & 0x3F])
      }
    }
    if bits > 0 { text.append(alphabet[buffer << (6 - bits) & 0x3F]) }
    return String(decoding: text, as: UTF8.self)
  }
}
