/// A zip archive of which every field can be a lie.
///
/// Source: .ZIP file format specification, 4.3.
public struct RawZip: Sendable {
  /// The entries in the order of the archive.
  public var entries: [Entry] = []
  /// Bytes before the first entry, which offsets count.
  public var prefix: [UInt8] = []
  /// Bytes before the directory.
  public var gap: [UInt8] = []
  /// Bytes behind the end record.
  public var suffix: [UInt8] = []
  /// The comment, which the end record announces.
  public var comment: [UInt8] = []
  /// How many entries more the end record speaks of.
  public var extraCount = 0

  /// An entry, and what its headers say other than the truth.
  public struct Entry: Sendable {
    /// The name in the directory.
    public var name: [UInt8]
    /// The bytes in the archive.
    public var data: [UInt8]
    /// The method: 0 is stored, 8 is deflated.
    public var method = 0
    /// The flags.
    public var flags = 0
    /// The checksum of the contents.
    public var checksum: UInt32
    /// The size of the contents.
    public var size: Int
    /// The mode in the external attributes.
    public var mode = 0o100644
    /// The name in the local header.
    public var localName: [UInt8]?
    /// The size in the local header.
    public var localSize: Int?
    /// The checksum in the local header.
    public var localChecksum: UInt32?
    /// The method in the local header.
    public var localMethod: Int?
    /// Extra data in the directory.
    public var extra: [UInt8] = []
    /// Bytes behind the data.
    public var descriptor: [UInt8] = []
    /// The offset in the directory.
    public var offset: Int?

    /// A stored file.
    public init(_ name: String, _ contents: [UInt8] = []) {
      self.name = Array(name.utf8)
      data = contents
      checksum = RawZip.checksum(of: contents)
      size = contents.count
    }

    /// The same contents in blocks that deflate has for what cannot be compressed.
    public mutating func deflate() {
      method = 8
      var blocks: [UInt8] = []
      var rest = data[...]
      repeat {
        let block = rest.prefix(0xFFFF)
        rest = rest.dropFirst(block.count)
        blocks.append(rest.isEmpty ? 1 : 0)
        blocks += RawZip.number(block.count, 2) + RawZip.number(~block.count & 0xFFFF, 2) + block
      } while !rest.isEmpty
      data = blocks
    }
  }

  /// An archive of entries.
  public init(_ entries: [Entry] = []) { self.entries = entries }

  /// The bytes of the archive.
  public func rendered() -> [UInt8] {
    var bytes = prefix
    var directory: [UInt8] = []
    for entry in entries {
      let offset = entry.offset ?? bytes.count
      bytes += Self.number(0x0403_4B50, 4) + Self.number(20, 2) + Self.number(entry.flags, 2)
      bytes += Self.number(entry.localMethod ?? entry.method, 2) + Self.number(0x21_0000, 4)
      bytes += Self.number(Int(entry.localChecksum ?? entry.checksum), 4)
      bytes += Self.number(entry.localSize ?? entry.data.count, 4)
      bytes += Self.number(entry.localSize ?? entry.size, 4)
      let localName = entry.localName ?? entry.name
      bytes += Self.number(localName.count, 2) + Self.number(0, 2) + localName
      bytes += entry.data + entry.descriptor

      directory += Self.number(0x0201_4B50, 4) + Self.number(0x314, 2) + Self.number(20, 2)
      directory += Self.number(entry.flags, 2) + Self.number(entry.method, 2)
      directory += Self.number(0x21_0000, 4) + Self.number(Int(entry.checksum), 4)
      directory += Self.number(entry.data.count, 4) + Self.number(entry.size, 4)
      directory += Self.number(entry.name.count, 2) + Self.number(entry.extra.count, 2)
      directory += Self.number(0, 6) + Self.number(entry.mode << 16, 4) + Self.number(offset, 4)
      directory += entry.name + entry.extra
    }
    bytes += gap
    let start = bytes.count
    bytes += directory
    bytes += Self.number(0x0605_4B50, 4) + Self.number(0, 4)
    bytes += Self.number(entries.count + extraCount, 2) + Self.number(entries.count + extraCount, 2)
    bytes += Self.number(directory.count, 4) + Self.number(start, 4)
    bytes += Self.number(comment.count, 2) + comment + suffix
    return bytes
  }

  /// A little-endian number.
  public static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value >> 1 ^ (value & 1) * 0xEDB8_8320 }
  }

  /// The CRC-32 of bytes.
  public static func checksum(of bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { value, byte in
      value >> 8 ^ table[Int(UInt8(truncatingIfNeeded: value) ^ byte)]
    }
  }
}
