import ArgumentParser
import EditableSystem
import Packaging

/// `editable cache clean`: removes everything that is in the cache.
struct CacheCleanCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Remove everything that is in the cache.",
    discussion: """
      Wheels that an environment links to are left and named.

      EXAMPLES:
        editable cache clean           all that no environment links to
        editable cache clean --force   the rest, too, which breaks environments
      """
  )

  @OptionGroup var arguments: CacheFolderArguments

  @Flag(help: "Remove what environments link to as well, which breaks them.")
  var force = false

  @Flag(help: "Print the result as one line of JSON.")
  var json = false

  func run() throws {
    try arguments.cache().clean(force: force).tell(json: json)
  }
}
