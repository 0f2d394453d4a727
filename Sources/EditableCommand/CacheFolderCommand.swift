import ArgumentParser
import EditableSystem
import Packaging
import SystemPackage

/// `editable cache dir`: prints the folder of the cache.
struct CacheFolderCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "dir",
    abstract: "Print the folder of the cache, whether it exists or not.",
    discussion: """
      EXAMPLES:
        editable cache dir              where it is
        du -sh "$(editable cache dir)"  what du says of its size
      """
  )

  @OptionGroup var arguments: CacheFolderArguments

  @Flag(help: "Print the result as one line of JSON.")
  var json = false

  func run() throws {
    let folder = try arguments.cache().folder.string
    let text = json ? JSON.object([("folder", .string(folder))]).rendered() : folder
    try StandardStream.output.write(text + "\n")
  }
}
