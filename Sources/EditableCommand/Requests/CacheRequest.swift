import EditableSystem
import Packaging
import SystemPackage

/// Which cache is to be used.
struct CacheRequest {
  /// Its folder, where one was asked for.
  var folder: FilePath?
  /// Whether it is to be left alone.
  var isUnwanted = false

  /// The cache; nil where none is wanted, or where there is no place for one.
  var cache: Cache? { isUnwanted ? nil : .located(at: folder) }

  /// The cache, or one that is gone when it is no longer used.
  func open() throws(EditableError) -> Cache {
    if let cache { return cache }
    return try .temporary()
  }
}

extension CacheRequest {
  /// What plain arguments ask for.
  init(_ plain: PlainArguments) {
    self.init(folder: plain.path(of: "--cache-dir="), isUnwanted: plain.has("--no-cache"))
  }
}
