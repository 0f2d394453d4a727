import ArgumentParser
import EditableSystem

/// Which cache a subcommand uses.
struct CacheArguments: ParsableArguments {
  @OptionGroup var folder: CacheFolderArguments

  @Flag(help: "Neither use nor change the cache.")
  var noCache = false

  /// The cache; nil where none is wanted, or where there is no place for one.
  var cache: Cache? { noCache ? nil : .located(at: folder.cacheDir) }
}
