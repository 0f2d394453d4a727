internal import Crypto
public import Packaging

extension FileDigest {
  /// The SHA-256 digest of bytes (FIPS 180-4).
  public init(of bytes: [UInt8]) {
    self.init(bytes: Array(SHA256.hash(data: bytes)))
  }
}

/// A digest that is computed piece by piece (FIPS 180-4).
struct DigestComputation {
  private enum State {
    case sha256(SHA256)
    case sha384(SHA384)
    case sha512(SHA512)
  }

  private var state: State

  /// The computation of a digest of nothing yet.
  init(_ algorithm: FileDigest.Algorithm = .sha256) {
    switch algorithm {
    case .sha256: state = .sha256(SHA256())
    case .sha384: state = .sha384(SHA384())
    case .sha512: state = .sha512(SHA512())
    }
  }

  /// Adds bytes at the end.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    switch state {
    case .sha256(var hash):
      hash.update(bufferPointer: bytes)
      state = .sha256(hash)
    case .sha384(var hash):
      hash.update(bufferPointer: bytes)
      state = .sha384(hash)
    case .sha512(var hash):
      hash.update(bufferPointer: bytes)
      state = .sha512(hash)
    }
  }

  /// The digest of all that was added.
  func finish() -> FileDigest {
    switch state {
    case .sha256(let hash): FileDigest(.sha256, bytes: Array(hash.finalize()))
    case .sha384(let hash): FileDigest(.sha384, bytes: Array(hash.finalize()))
    case .sha512(let hash): FileDigest(.sha512, bytes: Array(hash.finalize()))
    }
  }
}
