internal import Packaging
public import SystemPackage

/// Files that were found to be as they should, with what shows without reading them that they still
/// are.
public struct StampedFiles: Sendable, Equatable {
  /// The paths with their stamps, as the cache stores them.
  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The stamps of files.
  ///
  /// - Parameters:
  ///   - paths: regular files, absolute; they were looked at just now.
  ///   - start: a moment before that.
  /// - Returns: nil where one is missing or a link, or was changed too short a time ago for every
  ///   later change to show.
  public init?(of paths: [FilePath], before start: FileTime) {
    var encoder = CacheEncoder()
    encoder.append(paths.count)
    for path in paths {
      guard let status = try? SystemCalls.status(path, followingLinks: false),
        status.type == .regular
      else { return nil }
      let stamp = FileStamp(status)
      guard stamp.isSettled(at: start) else { return nil }
      encoder.append(path.bytes)
      for integer in stamp.integers { encoder.append(integer) }
    }
    bytes = encoder.bytes
  }

  /// Whether each of the files is as it was, which one call to the system a file tells. Files that
  /// were given another name or other permissions are not.
  public var hold: Bool {
    var decoder = CacheDecoder(bytes)
    do throws(CacheDecoder.Damage) {
      for _ in 0..<(try decoder.count()) {
        let path = try decoder.range()
        let stamp = try decoder.stamp()
        let status = decoder.withPath(path) { path in
          try? SystemCalls.status(path, followingLinks: false)
        }
        guard let status, status.type == .regular, FileStamp(status) == stamp else { return false }
      }
      return true
    } catch {
      return false
    }
  }
}

extension CacheDecoder {
  /// Reads the stamp of a file; nil for zeros, which stand for none.
  mutating func stamp() throws(Damage) -> FileStamp? {
    FileStamp(
      device: try integer(),
      inode: try integer(),
      size: try integer(),
      modified: try time(),
      changed: try time()
    )
  }

  /// Passes a path as it lies in the bytes: a zero byte follows it.
  func withPath<Value>(_ range: Range<Int>, _ body: (UnsafePointer<CChar>) -> Value) -> Value {
    bytes.withUnsafeBytes { buffer in
      let rest = UnsafeRawBufferPointer(rebasing: buffer[range.lowerBound...])
      return rest.withMemoryRebound(to: CChar.self) { path in
        guard let start = path.baseAddress else { preconditionFailure("a zero byte follows") }
        return body(start)
      }
    }
  }
}
