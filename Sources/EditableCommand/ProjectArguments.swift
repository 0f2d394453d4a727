import ArgumentParser
import Editable
import Packaging
import SystemPackage

/// Which project a subcommand works on, and how much it says.
struct ProjectArguments: ParsableArguments {
  @Argument(
    help: "The folder of the project's pyproject.toml; else the one here.",
    completion: .directory,
    transform: FilePath.init(argument:)
  )
  var path: FilePath = "."

  @Flag(name: .shortAndLong, help: "Say nothing but errors and what was asked for.")
  var quiet = false

  /// Reads the project and tells its warnings.
  func load() throws(EditableError) -> SourceTree {
    let tree = try SourceTree(at: path)
    if !quiet { ProblemPrinter().print(tree.warnings) }
    return tree
  }
}

extension FilePath {
  /// A path from the command line. An empty one, as an unset variable leaves it, is not the current
  /// folder.
  init(argument: String) throws {
    if argument.isEmpty { throw ValidationError("the path is empty") }
    self.init(argument)
  }
}
