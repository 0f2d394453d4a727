import ArgumentParser
import Editable
import EditableSystem
import Packaging
import SystemPackage

/// `editable build`: writes the editable wheel.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build the editable wheel of a project and print its path.",
    discussion: """
      The wheel holds a .pth file that names the source roots, and the metadata. It is meant for \
      this machine, to be installed and thrown away.

      EXAMPLES:
        editable build                    the project here, into ./dist
        editable build ../lib --out /tmp  another project, into another folder
        editable build --list             what the wheel would hold
      """
  )

  @OptionGroup var project: ProjectArguments

  @Option(
    help: "The folder for the wheel.",
    completion: .directory,
    transform: FilePath.init(argument:)
  )
  var out: FilePath = "dist"

  @Flag(help: "Print the entries of the wheel and write nothing.")
  var list = false

  @Flag(help: "Print the result, or what is wrong, as one line of JSON.")
  var json = false

  func run() throws {
    do {
      let tree = try json ? SourceTree(at: project.path) : project.load()
      let wheel = list ? nil : try BuildBackend(tree).buildEditable(into: out)
      let text = json ? result(of: tree, wheel).rendered() : listing(of: tree, wheel)
      try StandardStream.output.write(text + "\n")
    } catch  where json {
      try StandardStream.output.write(JSON.failure(error).rendered() + "\n")
      throw ExitCode.failure
    }
  }

  private func listing(of tree: SourceTree, _ wheel: FilePath?) -> String {
    wheel?.string ?? tree.editableWheel.entries.map(\.path).joined(separator: "\n")
  }

  private func result(of tree: SourceTree, _ wheel: FilePath?) -> JSON {
    let plan = tree.editableWheel
    return .object([
      ("wheel", wheel.map { .string($0.string) } ?? .null),
      ("file_name", .string(plan.name.fileName)),
      (
        "entries",
        .array(
          plan.entries.map { entry in
            .object([("path", .string(entry.path)), ("size", .integer(entry.bytes.count))])
          }
        )
      ),
      ("problems", .array(tree.warnings.map(JSON.init))),
    ])
  }
}
