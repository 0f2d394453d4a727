import ArgumentParser
import Editable
import Packaging
import SystemPackage

/// `editable install`: puts projects and wheels into an environment.
struct InstallCommand: RequestCommand {
  static let configuration = CommandConfiguration(
    commandName: "install",
    abstract: "Install projects, editable, and wheels into a Python environment.",
    discussion: """
      A project is built into its editable wheel and installed, so that `import` sees its sources; \
      a wheel is installed as it is. What is installed already and unchanged is left alone. \
      Nothing is downloaded: dependencies that are missing are listed.

      With --egg-link, a project is installed as setuptools before version 80 did, for tools that \
      look for that: its metadata is written beside its sources.

      EXAMPLES:
        editable install .                       the project here
        editable install app lib --python .venv  two projects, into an environment
        editable install x-1.0-py3-none-any.whl  a wheel
        editable install . --explain             and say what was decided
      """
  )

  @Argument(
    help: "Folders of projects, and wheels; else the project here.",
    completion: .file(extensions: ["whl"]),
    transform: FilePath.init(argument:)
  )
  var paths: [FilePath] = ["."]

  @OptionGroup(title: "Environment") var environment: EnvironmentArguments
  @OptionGroup(title: "Cache") var cache: CacheArguments
  @OptionGroup(title: "Output") var output: OutputArguments

  @Flag(name: [.customShort("e"), .customLong("editable")], help: .hidden)
  var isEditable = false

  @Option(
    help: "auto, or a chain of clone, hardlink, symlink and copy with commas between.",
    completion: .list(["auto"] + LinkMode.allCases.map { $0.rawValue }),
    transform: LinkChain.init(argument:)
  )
  var linkMode: LinkChain?

  @Flag(help: "Write .pth files relative to the environment, so that both can be moved together.")
  var relative = false

  @Flag(help: "Install projects by an egg-link, as setuptools did before version 80.")
  var eggLink = false

  @Flag(help: "Install again what is installed already and unchanged.")
  var reinstall = false

  @Flag(help: "Overwrite files of other distributions.")
  var overwrite = false

  @Flag(help: "Compile modules of wheels to bytecode.")
  var compile = false

  @Flag(help: "Say what was decided and why.")
  var explain = false

  func validate() throws {
    guard eggLink, relative else { return }
    throw ValidationError("an egg-link cannot be relative: leave --relative or --egg-link out")
  }

  func request() -> InstallRequest {
    var options = InstallOptions()
    options.links = linkMode
    if relative { options.isRelative = true }
    options.reinstalls = reinstall
    options.overwrites = overwrite
    options.compiles = compile
    return InstallRequest(
      paths: paths,
      layout: eggLink ? .eggLink : .distInfo,
      environment: environment.request,
      cache: cache.request,
      options: options,
      explain: explain,
      quiet: output.quiet,
      json: output.json
    )
  }
}

extension LinkChain {
  /// A chain from the command line.
  fileprivate init(argument: String) throws {
    do {
      self = try LinkChain(parsing: argument)
    } catch {
      throw ValidationError(error)
    }
  }
}
