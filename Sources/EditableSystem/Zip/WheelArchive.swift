public import Packaging
public import SystemPackage

/// A wheel as a file: whatever made it, and whatever it holds.
///
/// Nothing in it is believed. It is read by its own directory, by libzip, and by its `RECORD`, all of
/// which have to agree before a file that was unpacked counts.
///
/// Source: binary distribution format.
public struct WheelArchive: Sendable {
  /// The path of the file.
  public let path: FilePath
  /// What the name of the file says.
  public let name: WheelName
  /// The SHA-256 digest of the file.
  public let digest: FileDigest

  let source: Source

  /// Where the bytes are that the digest was made of.
  enum Source {
    case memory([UInt8])
    /// Still in the file, which must not have changed since.
    case file(Identity)
  }

  /// What tells whether a file is still the same.
  struct Identity: Equatable {
    private let device: UInt64
    private let inode: UInt64
    let size: Int
    private let modified: FileTime

    init(_ status: Stat) {
      device = UInt64(truncatingIfNeeded: status.deviceID.rawValue)
      inode = UInt64(truncatingIfNeeded: status.inode.rawValue)
      size = Int(status.size)
      modified = FileTime(status.st_mtim)
    }
  }

  /// The size in bytes up to which a wheel is held in memory.
  private static let memoryLimit = 32 << 20

  /// A wheel, whose file is read once. Only its name is looked at: what it holds is checked when it
  /// is unpacked, which nobody needs whose cache has the digest.
  ///
  /// - Throws: `invalid-wheel-name`, `cannot-read`.
  public init(at path: FilePath) throws(EditableError) {
    try self.init(at: path, inMemoryUpTo: Self.memoryLimit)
  }

  /// - Parameter limit: the size in bytes up to which the wheel is held in memory.
  init(at path: FilePath, inMemoryUpTo limit: Int) throws(EditableError) {
    self.path = path
    name = try WheelName(parsing: path.lastComponent?.string ?? "")
    let size: Int
    do {
      size = Int(try SystemCalls.status(path).size)
    } catch {
      throw .system("cannot-read", "read", path, error)
    }
    if size <= limit {
      let bytes = try path.contents(upTo: limit)
      source = .memory(bytes)
      digest = FileDigest(of: bytes)
    } else {
      do {
        (source, digest) = try Self.hash(path)
      } catch {
        throw .system("cannot-read", "read", path, error)
      }
    }
  }

  /// Reads a file piece by piece for its digest.
  private static func hash(_ path: FilePath) throws(Errno) -> (Source, FileDigest) {
    let file = try SystemCalls.open(path, .readOnly)
    defer { try? SystemCalls.close(file) }
    let identity = Identity(try SystemCalls.status(file))
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { buffer.deallocate() }
    var digest = DigestComputation()
    while true {
      let count = try SystemCalls.read(file, into: buffer)
      digest.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      if count < buffer.count { break }
    }
    return (.file(identity), digest.finish())
  }
}
