import ArgumentParser
import Packaging

/// The program; each subcommand is a file of its own.
struct EditableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Generator.name,
    abstract: "Editable installs of Python projects.",
    discussion: """
      A project is a folder with a `pyproject.toml`. Its editable wheel makes `import` see the \
      source folder, so that edits are live at once.

      EXAMPLES:
        editable check              say everything that is wrong with the project here
        editable build path/to/it   write its editable wheel into ./dist
      """,
    version: "\(Generator.name) \(Generator.version)",
    subcommands: [
      BuildCommand.self, CheckCommand.self, MetadataCommand.self, HookCommand.self,
    ]
  )
}
