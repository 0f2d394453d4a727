import ArgumentParser
import Editable
import EditableSystem
import Packaging
import SystemPackage

/// `editable build`: writes the editable wheel.
struct BuildCommand: AnsweringCommand {
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

  @OptionGroup(title: "Cache Options") var cache: CacheArguments

  @Flag(help: "Print the result, or what is wrong, as one line of JSON.")
  var json = false

  func run() throws {
    let backend = try BuildBackend(projectAt: project.path, cache: list ? nil : cache.cache)
    if !json, !project.quiet { ProblemPrinter().print(backend.warnings) }
    let wheel = list ? nil : try backend.buildEditable(into: out)
    let text = json ? result(of: backend, wheel).rendered() : listing(of: backend, wheel)
    try StandardStream.output.write(text + "\n")
  }

  private func listing(of backend: BuildBackend, _ wheel: FilePath?) -> String {
    wheel?.string ?? backend.plan.entries.map(\.path).joined(separator: "\n")
  }

  private func result(of backend: BuildBackend, _ wheel: FilePath?) -> JSON {
    .object([
      ("wheel", wheel.map { .string($0.string) } ?? .null),
      ("file_name", .string(backend.plan.name.fileName)),
      (
        "entries",
        .array(
          backend.plan.entries.map { entry in
            .object([("path", .string(entry.path)), ("size", .integer(entry.bytes.count))])
          }
        )
      ),
      ("problems", .array(backend.warnings.map(JSON.init))),
    ])
  }
}
