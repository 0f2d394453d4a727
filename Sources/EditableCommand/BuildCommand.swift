import ArgumentParser
import Editable
import EditableSystem
import Packaging
import SystemPackage

/// `editable build`: writes the editable wheel, or an egg-link.
struct BuildCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build the editable wheel of a project and print its path.",
    discussion: """
      The wheel holds a .pth file that names the source roots, and the metadata. It is meant for \
      this machine, to be installed and thrown away.

      With --egg-link, the layout of setuptools before version 80 is written in its place: the \
      .egg-link and the line of easy-install.pth, which belong into site-packages, and the \
      .egg-info, which belongs beside the sources.

      EXAMPLES:
        editable build                    the project here, into ./dist
        editable build ../lib --out /tmp  another project, into another folder
        editable build --list             what the wheel would hold
        editable build --egg-link         the files of an egg-link
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

  @Flag(help: "Build an egg-link, as setuptools did before version 80.")
  var eggLink = false

  @OptionGroup(title: "Cache Options") var cache: CacheArguments

  @Flag(help: "Print the result, or what is wrong, as one line of JSON.")
  var json = false

  func run() throws {
    if eggLink { try buildEggLink() } else { try buildWheel() }
  }

  private func buildWheel() throws {
    let backend = try BuildBackend(projectAt: project.path, cache: list ? nil : cache.cache)
    tell(backend.warnings)
    let wheel: FilePath? = list ? nil : try backend.buildEditable(into: out)
    let entries = backend.plan.entries
    let names: [(String, JSON)] = [
      ("wheel", wheel.map { JSON.string($0.string) } ?? .null),
      ("file_name", .string(backend.plan.name.fileName)),
    ]
    try answer(wheel, names, entries, backend.warnings)
  }

  private func buildEggLink() throws {
    let build = try EggLinkBuild(SourceTree(at: project.path))
    tell(build.warnings)
    let link = list ? nil : try build.write(into: out)
    let name = build.plan.name
    let names: [(String, JSON)] = [
      ("egg_link", link.map { JSON.string($0.string) } ?? .null),
      ("egg_info", link == nil ? .null : .string(out.appending(name.metadataFolder).string)),
      ("folder", .string(build.plan.link.folder)),
      ("file_name", .string(name.linkFile)),
    ]
    try answer(link, names, build.plan.entries, build.warnings)
  }

  private func tell(_ warnings: [Problem]) {
    if !json, !project.quiet { ProblemPrinter().print(warnings) }
  }

  /// Prints what was built: its path, or the list of its entries where nothing was written.
  private func answer(
    _ path: FilePath?,
    _ names: [(String, JSON)],
    _ entries: [WheelEntry],
    _ warnings: [Problem]
  ) throws {
    let listing = path?.string ?? entries.map(\.path).joined(separator: "\n")
    let list = entries.map { entry in
      JSON.object([("path", .string(entry.path)), ("size", .integer(entry.bytes.count))])
    }
    let result = names + [("entries", .array(list)), ("problems", .array(warnings.map(JSON.init)))]
    let text = json ? JSON.object(result).rendered() : listing
    try StandardStream.output.write(text + "\n")
  }
}
