import ArgumentParser
import Editable
import EditableSystem
import Packaging

/// `editable metadata`: prints the core metadata.
struct MetadataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metadata",
    abstract: "Print the core metadata of a project, as METADATA has it.",
    discussion: """
      EXAMPLES:
        editable metadata                        the project here
        editable metadata lib | grep ^Requires   what another one requires
      """
  )

  @OptionGroup var project: ProjectArguments

  func run() throws {
    let tree = try project.load()
    try StandardStream.output.write(CoreMetadata(tree.project, files: tree.files).rendered())
  }
}
