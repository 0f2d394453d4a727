import ArgumentParser
import Packaging
import SystemPackage

/// `editable build`: writes the editable wheel, or an egg-link.
struct BuildCommand: RequestCommand {
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
    help: "The folder for the wheel; else dist.",
    completion: .directory,
    transform: FilePath.init(argument:)
  )
  var out: FilePath = "dist"

  @Flag(help: "Print the entries of the wheel and write nothing.")
  var list = false

  @Flag(help: "Build an egg-link, as setuptools did before version 80.")
  var eggLink = false

  @OptionGroup(title: "Cache") var cache: CacheArguments

  @Flag(help: "Print the result, or what is wrong, as one line of JSON.")
  var json = false

  func request() -> BuildRequest {
    BuildRequest(
      project: project.path,
      out: out,
      list: list,
      eggLink: eggLink,
      quiet: project.quiet,
      json: json,
      cache: cache.request
    )
  }
}
