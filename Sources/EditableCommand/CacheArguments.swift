import ArgumentParser
import EditableSystem
import Packaging

/// Which cache a subcommand uses.
struct CacheArguments: ParsableArguments {
  @OptionGroup var folder: CacheFolderArguments

  @Flag(help: "Neither use nor change the cache.")
  var noCache = false

  /// What is asked for.
  var request: CacheRequest { CacheRequest(folder: folder.cacheDir, isUnwanted: noCache) }

  /// The cache, or one that is gone when it is no longer used.
  func open() throws(EditableError) -> Cache { try request.open() }
}
