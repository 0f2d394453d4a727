import ArgumentParser
import Editable
import EditableSystem
import Packaging
import SystemPackage

/// `editable pack`: writes a wheel for distribution from a folder that is laid out as the wheel. It is
/// how the wheel of this program itself is made.
struct PackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack",
    abstract: "Write a wheel of a project with the files of a folder.",
    discussion: """
      EXAMPLES:
        editable pack . --tree tree --tag py3-none-any --out dist
      """,
    shouldDisplay: false
  )

  @OptionGroup var project: ProjectArguments

  @Option(
    help: "What the wheel holds besides what follows from the project, laid out as in the wheel.",
    completion: .directory,
    transform: FilePath.init(argument:)
  )
  var tree: FilePath

  @Option(help: "What the wheel can be installed into, such as py3-none-any.")
  var tag: String

  @Option(
    help: "The folder for the wheel.",
    completion: .directory,
    transform: FilePath.init(argument:)
  )
  var out: FilePath

  func run() throws {
    let plan = try project.load().wheel(holding: tree, tags: WheelTags(parsing: tag))
    try out.makeFolders()
    let path = out.appending(plan.name.fileName)
    try path.replace(with: plan.archive(at: Environment.archiveTime(), isCompressed: true))
    try StandardStream.output.write("\(path)\n")
  }
}
