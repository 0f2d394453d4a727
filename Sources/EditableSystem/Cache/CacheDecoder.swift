public import Packaging

/// Reads what a ``CacheEncoder`` has written.
public struct CacheDecoder: Sendable {
  /// What is read.
  let bytes: [UInt8]
  /// Where the next value starts.
  private(set) var position: Int

  /// The bytes are not what an encoder writes.
  public struct Damage: Error {
    /// A fault without particulars: what is damaged is made anew.
    public init() {}
  }

  /// A decoder of bytes that have no first line.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    self.position = 0
  }

  /// A decoder of a file; nil where its first line does not fit the rest of it, or is that of
  /// another format.
  public init?(unsealing bytes: [UInt8], as format: CacheFormat) {
    let header = format.header
    let start = header.count + 65
    guard bytes.count >= start, bytes.starts(with: header), bytes[start - 1] == 0x0A,
      bytes[header.count..<start - 1].elementsEqual(
        FileDigest(of: bytes[start...]).hexadecimal.utf8
      )
    else { return nil }
    self.bytes = bytes
    self.position = start
  }

  /// Reads an integer.
  public mutating func integer() throws(Damage) -> Int {
    guard bytes.count - position >= 8 else { throw Damage() }
    let start = position
    position += 8
    return bytes.withUnsafeBytes { buffer in
      Int(
        truncatingIfNeeded: Int64(
          littleEndian: buffer.loadUnaligned(fromByteOffset: start, as: Int64.self)
        )
      )
    }
  }

  /// Reads the number of the values that follow, each of which takes eight bytes and more.
  public mutating func count() throws(Damage) -> Int {
    let count = try integer()
    guard count >= 0, count <= (bytes.count - position) / 8 else { throw Damage() }
    return count
  }

  /// Reads a flag.
  public mutating func flag() throws(Damage) -> Bool {
    try integer() != 0
  }

  /// Where the next bytes lie; a zero byte follows them.
  mutating func range() throws(Damage) -> Range<Int> {
    let count = try integer()
    guard count >= 0, count < bytes.count - position, bytes[position + count] == 0 else {
      throw Damage()
    }
    let start = position
    position += count + 1
    return start..<start + count
  }

  /// Reads bytes.
  public mutating func content() throws(Damage) -> [UInt8] {
    Array(bytes[try range()])
  }

  /// Reads a text.
  public mutating func text() throws(Damage) -> String {
    String(decoding: bytes[try range()], as: UTF8.self)
  }

  /// Reads a text that may be missing.
  public mutating func optionalText() throws(Damage) -> String? {
    try flag() ? try text() : nil
  }

  /// Reads a digest.
  public mutating func digest() throws(Damage) -> FileDigest {
    let range = try range()
    guard range.count == 32 else { throw Damage() }
    return FileDigest(bytes: Array(bytes[range]))
  }
}
