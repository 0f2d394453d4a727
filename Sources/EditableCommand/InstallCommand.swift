import ArgumentParser
import Editable
import EditableSystem
import Packaging
import SystemPackage

/// `editable install`: puts projects and wheels into an environment.
struct InstallCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "install",
    abstract: "Install projects, editable, and wheels into a Python environment.",
    discussion: """
      A project is built into its editable wheel and installed, so that `import` sees its sources; \
      a wheel is installed as it is. What is installed already and unchanged is left alone. \
      Nothing is downloaded: dependencies that are missing are listed.

      EXAMPLES:
        editable install .                      the project here, into the active environment
        editable install app lib --python .venv two projects, into an environment
        editable install x-1.0-py3-none-any.whl a wheel
        editable install . --link-mode copy --explain
      """
  )

  @Argument(
    help: "Folders of projects, and wheels.",
    completion: .file(),
    transform: FilePath.init(argument:)
  )
  var paths: [FilePath] = ["."]

  @OptionGroup(title: "Environment") var environment: EnvironmentArguments
  @OptionGroup(title: "Cache") var cache: CacheArguments
  @OptionGroup(title: "Output") var output: OutputArguments

  @Option(help: "auto, or a chain of clone, hardlink, symlink and copy with commas between.")
  var linkMode: String?

  @Flag(help: "Write .pth files relative to the environment, so that both can be moved together.")
  var relative = false

  @Flag(help: "Install again what is installed already and unchanged.")
  var reinstall = false

  @Flag(help: "Overwrite files of other distributions.")
  var overwrite = false

  @Flag(help: "Compile modules of wheels to bytecode.")
  var compile = false

  @Flag(help: "Say what was decided and why.")
  var explain = false

  var json: Bool { output.json }

  func run() throws {
    let printer = InstallPrinter(output: output, explains: explain, count: paths.count)
    let cache = try cache.open()
    let environment = try environment.find(cache: cache)
    try environment.requireUnmanaged()
    printer.tell(environment)
    let reader = try SourceReader(cache: cache)
    let options = try options()
    let installer = Installer(environment, cache: cache, options: options) {
      printer.tellWaiting(for: environment)
    }
    let requests = paths.map { reader.request(for: $0) }
    installer.install(requests) { [paths] index, result in
      printer.tell(result, of: paths[index])
    }
    if try printer.finish(in: environment) { throw ExitCode.failure }
  }

  private func options() throws(EditableError) -> InstallOptions {
    var options = InstallOptions()
    if let text = linkMode ?? Environment.value(of: "EDITABLE_LINK_MODE") {
      options.links = try LinkChain(parsing: text)
    }
    if relative { options.isRelative = true }
    options.reinstalls = reinstall
    options.overwrites = overwrite
    options.compiles = compile
    return options
  }
}
