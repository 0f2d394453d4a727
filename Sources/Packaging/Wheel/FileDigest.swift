/// The digest of a file.
public struct FileDigest: Sendable, Hashable {
  /// How it was computed.
  public let algorithm: Algorithm
  /// The bytes of the digest, as many as the algorithm gives.
  public let bytes: [UInt8]

  /// The ways to compute a digest that `RECORD` may name: SHA-256 or better.
  public enum Algorithm: String, Sendable, Hashable, CaseIterable {
    /// SHA-256; the one that this program computes by itself.
    case sha256
    /// SHA-384.
    case sha384
    /// SHA-512.
    case sha512

    /// How many bytes a digest has.
    public var byteCount: Int {
      switch self {
      case .sha256: 32
      case .sha384: 48
      case .sha512: 64
      }
    }
  }

  /// A digest that was computed.
  public init(_ algorithm: Algorithm = .sha256, bytes: [UInt8]) {
    self.algorithm = algorithm
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
