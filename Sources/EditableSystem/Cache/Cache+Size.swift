internal import Packaging
internal import SystemPackage

extension Cache {
  /// How much a part of the cache holds.
  public struct Size: Sendable, Equatable {
    /// How many files.
    public internal(set) var files = 0
    /// Their size in bytes.
    public internal(set) var bytes = 0
  }

  /// How much each part of the cache holds.
  public func size() -> [(room: Room, size: Size)] {
    Room.allCases.map { ($0, Size(of: folder(of: $0))) }
  }
}

extension Cache.Size {
  /// The size of a file, or of all files in a folder.
  init(of path: FilePath) {
    add(path)
  }

  private mutating func add(_ path: FilePath) {
    guard let status = try? SystemCalls.status(path, followingLinks: false) else { return }
    guard status.type == .directory else {
      files += 1
      bytes += Int(status.size)
      return
    }
    for name in (try? SystemCalls.list(path)) ?? [] { add(path.appending(name)) }
  }
}
