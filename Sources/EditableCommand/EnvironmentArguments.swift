import ArgumentParser
import EditableSystem
import Packaging
import SystemPackage

/// Which environment a subcommand works on.
struct EnvironmentArguments: ParsableArguments {
  @Option(help: "An interpreter, an environment's folder, or a version such as 3.12.")
  var python: String?

  @Option(
    help: "Install into this folder.",
    completion: .directory,
    transform: FilePath.init(argument:)
  )
  var target: FilePath?

  @Option(
    help: "Install below this folder.",
    completion: .directory,
    transform: FilePath.init(argument:)
  )
  var prefix: FilePath?

  @Flag(help: "Install for this user only.")
  var user = false

  @Flag(help: "Use the first Python of PATH, not an environment.")
  var system = false

  @Flag(help: "Change an environment that the system manages.")
  var breakSystemPackages = false

  /// Finds the environment.
  func find(cache: Cache) throws(EditableError) -> PythonEnvironment {
    let request = PythonRequest(
      python: python,
      target: target,
      prefix: prefix,
      user: user,
      system: system,
      breakSystemPackages: breakSystemPackages
    )
    return try PythonEnvironment.find(
      request,
      currentFolder: FilePath(".").resolved(),
      cache: cache
    )
  }
}
