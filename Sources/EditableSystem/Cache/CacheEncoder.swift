public import Packaging

/// Writes values one after the other, as the files of the cache hold them: integers in eight bytes,
/// texts with their length before and a zero byte behind them, which lets a path be passed to the
/// system as it lies there.
public struct CacheEncoder: Sendable {
  /// What was written.
  public private(set) var bytes: [UInt8] = []

  /// An encoder that has written nothing.
  public init() {}

  /// Writes an integer.
  public mutating func append(_ integer: Int) {
    withUnsafeBytes(of: Int64(integer).littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Writes a flag.
  public mutating func append(_ flag: Bool) {
    append(flag ? 1 : 0)
  }

  /// Writes bytes of any number.
  public mutating func append(_ content: [UInt8]) {
    append(content.count)
    bytes.append(contentsOf: content)
    bytes.append(0)
  }

  /// Writes a text in UTF-8.
  public mutating func append(_ text: String) {
    append(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
    bytes.append(0)
  }

  /// Writes a text that may be missing.
  public mutating func append(_ text: String?) {
    append(text != nil)
    if let text { append(text) }
  }

  /// Writes a digest.
  public mutating func append(_ digest: FileDigest) {
    append(digest.bytes)
  }

  /// All that was written as the bytes of a file: a first line with the digest of the rest.
  public func sealed(as format: CacheFormat) -> [UInt8] {
    format.header + Array("\(FileDigest(of: bytes).hexadecimal)\n".utf8) + bytes
  }
}
