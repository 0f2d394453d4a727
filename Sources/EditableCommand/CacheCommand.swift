import ArgumentParser
import EditableSystem
import Packaging
import SystemPackage

/// `editable cache`: what can be done with the cache; each of it is a file of its own.
struct CacheCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache",
    abstract: "Show the cache, and remove what is in it.",
    discussion: """
      The cache holds the wheels of projects, by what they were made from, and unpacked wheels. \
      Whatever is removed from it is made anew when it is needed.

      EXAMPLES:
        editable cache dir               where it is
        editable cache size              how much is in it
        editable cache prune --days 7    remove what nobody used for a week
        editable cache clean             remove everything
      """,
    subcommands: [
      CacheFolderCommand.self, CacheSizeCommand.self, CachePruneCommand.self,
      CacheCleanCommand.self,
    ]
  )
}

/// Which cache a subcommand of `editable cache` works on.
struct CacheFolderArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder of the cache.",
      discussion: "Else EDITABLE_CACHE_DIR, XDG_CACHE_HOME/editable, ~/.cache/editable."
    ),
    completion: .directory,
    transform: FilePath.init(argument:)
  )
  var cacheDir: FilePath?

  /// The cache.
  func cache() throws(EditableError) -> Cache {
    if let cache = Cache.located(at: cacheDir) { return cache }
    throw EditableError(
      Problem(
        "no-cache",
        "there is no place for a cache: `HOME` is not the path of a folder",
        hint: "choose a folder with `--cache-dir` or `EDITABLE_CACHE_DIR`"
      )
    )
  }
}
