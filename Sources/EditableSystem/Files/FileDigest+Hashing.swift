internal import Crypto
public import Packaging

extension FileDigest {
  /// The SHA-256 digest of bytes (FIPS 180-4).
  public init(of bytes: [UInt8]) {
    self.init(bytes: Array(SHA256.hash(data: bytes)))
  }
}
