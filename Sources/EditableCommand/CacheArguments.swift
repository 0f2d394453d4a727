import ArgumentParser
import EditableSystem
import Packaging

/// Which cache a subcommand uses.
struct CacheArguments: ParsableArguments {
  @OptionGroup var folder: CacheFolderArguments

  @Flag(help: "Neither use nor change the cache.")
  var noCache = false

  /// The cache; nil where none is wanted, or where there is no place for one.
  var cache: Cache? { noCache ? nil : .located(at: folder.cacheDir) }

  /// The cache, or one that is gone when it is no longer used.
  func open() throws(EditableError) -> Cache {
    if let cache { return cache }
    return try .temporary()
  }
}
