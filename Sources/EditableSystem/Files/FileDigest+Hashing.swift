internal import Crypto
public import Packaging
public import SystemPackage

// The bytes of a digest are reached by a protocol of its own.
#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

extension FileDigest {
  /// The SHA-256 digest of bytes (FIPS 180-4).
  public init(of bytes: [UInt8]) {
    self.init(of: bytes[...])
  }

  /// The digest of bytes by any algorithm that `RECORD` may name (FIPS 180-4).
  public init(of bytes: [UInt8], by algorithm: Algorithm) {
    var computation = DigestComputation(algorithm)
    bytes.withUnsafeBytes { computation.update($0) }
    self = computation.finish()
  }

  /// The SHA-256 digest of a part of some bytes.
  init(of bytes: ArraySlice<UInt8>) {
    var hash = SHA256()
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    self.init(bytes: hash.finalize().bytes)
  }

  /// The SHA-256 digest of a regular file of any size, of which little is held in memory at a time.
  init(ofFileAt path: FilePath) throws(Errno) {
    let file = try SystemCalls.open(path, .readOnly, options: .nonBlocking)
    defer { try? SystemCalls.close(file) }
    var hash = SHA256()
    var buffer = [UInt8](repeating: 0, count: 262_144)
    while true {
      let count = try Self.fill(&buffer, from: file)
      buffer.withUnsafeBytes {
        hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<count]))
      }
      if count < buffer.count { break }
    }
    self.init(bytes: hash.finalize().bytes)
  }

  private static func fill(
    _ buffer: inout [UInt8],
    from file: FileDescriptor
  ) throws(Errno) -> Int {
    try SystemCalls.errno {
      try buffer.withUnsafeMutableBytes { try SystemCalls.read(file, into: $0) }
    }
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
    case .sha256(let hash): FileDigest(.sha256, bytes: hash.finalize().bytes)
    case .sha384(let hash): FileDigest(.sha384, bytes: hash.finalize().bytes)
    case .sha512(let hash): FileDigest(.sha512, bytes: hash.finalize().bytes)
    }
  }
}

extension FilePath {
  /// The SHA-256 digest of a regular file of any size.
  ///
  /// - Throws: `cannot-read`.
  public func digest() throws(EditableError) -> FileDigest {
    do {
      return try FileDigest(ofFileAt: self)
    } catch {
      throw .system("cannot-read", "read", self, error)
    }
  }
}

extension Digest {
  /// The bytes of the digest.
  ///
  /// `Array(digest)` sets up generic code for 0.2 million instructions, a sixth of a build hook.
  fileprivate var bytes: [UInt8] {
    var copy: [UInt8] = []
    self.withUnsafeBytes { copy.append(contentsOf: $0) }
    return copy
  }
}
