internal import Packaging
internal import SystemPackage

/// The raw bytes of an archive, wherever they are kept.
enum ZipContents {
  /// All of them.
  case memory([UInt8])
  /// An open file of a size in bytes, too large to be held.
  case file(FileDescriptor, size: Int)

  /// How many bytes there are.
  var count: Int {
    switch self {
    case .memory(let bytes): bytes.count
    case .file(_, let size): size
    }
  }

  /// A stretch of the bytes; the indices of the slice are nobody's business.
  ///
  /// - Parameter range: where; what lies beyond the end is left out.
  /// - Throws: `cannot-read`.
  func bytes(_ range: Range<Int>) throws(EditableError) -> ZipFields {
    let range = range.clamped(to: 0..<count)
    switch self {
    case .memory(let bytes): return ZipFields(bytes[range])
    case .file(let file, _):
      do {
        let bytes = try [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
          count = try SystemCalls.read(
            file,
            at: range.lowerBound,
            into: UnsafeMutableRawBufferPointer(buffer)
          )
        }
        return ZipFields(bytes[...])
      } catch {
        throw .system("cannot-read", "read", "the wheel", error as? Errno ?? .ioError)
      }
    }
  }
}

/// A piece of an archive, read as fields of little-endian numbers at offsets from its start.
struct ZipFields {
  /// The bytes.
  let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  var count: Int { bytes.count }

  /// A stretch of it.
  ///
  /// - Returns: nil where it is shorter than that.
  func piece(_ offset: Int, _ count: Int) -> ZipFields? {
    guard offset >= 0, count >= 0, offset <= bytes.count, count <= bytes.count - offset else {
      return nil
    }
    let start = bytes.startIndex + offset
    return ZipFields(bytes[start..<start + count])
  }

  /// The number of two bytes; the caller knows that they are there.
  func short(_ offset: Int) -> Int { number(offset, 2) }

  /// The number of four bytes; the caller knows that they are there.
  func long(_ offset: Int) -> Int { number(offset, 4) }

  /// The number of eight bytes, or nil where it is no size or place that a file can have.
  func double(_ offset: Int) -> Int? {
    let high = long(offset + 4)
    return high < 1 << 31 ? high << 32 | long(offset) : nil
  }

  private func number(_ offset: Int, _ count: Int) -> Int {
    let start = bytes.startIndex + offset
    var value = 0
    for index in 0..<count { value |= Int(bytes[start + index]) << (8 * index) }
    return value
  }
}
