import ArgumentParser
import EditableSystem
import Packaging
import SystemPackage

/// Which environment a subcommand works on.
struct EnvironmentArguments: ParsableArguments {
  @Option(
    help: "An interpreter, an environment's folder, or a version such as 3.12.",
    completion: .file()
  )
  var python: String?

  @Option(
    help: "The folder of the modules, in place of an environment's.",
    completion: .directory,
    transform: FilePath.init(argument:)
  )
  var target: FilePath?

  @Option(
    help: "The folder to use in place of the environment's own.",
    completion: .directory,
    transform: FilePath.init(argument:)
  )
  var prefix: FilePath?

  @Flag(help: "Use the folders of this user only.")
  var user = false

  @Flag(help: "Use the first Python of PATH, not an environment.")
  var system = false

  @Flag(help: "Change an environment that the system manages.")
  var breakSystemPackages = false

  /// What is asked for.
  var request: PythonRequest {
    PythonRequest(
      python: python,
      target: target,
      prefix: prefix,
      user: user,
      system: system,
      breakSystemPackages: breakSystemPackages
    )
  }

  func validate() throws {
    do {
      try request.requireOneDestination()
    } catch {
      throw ValidationError(error)
    }
  }

  /// Finds the environment.
  func find(cache: Cache) throws(EditableError) -> PythonEnvironment {
    try request.find(cache: cache)
  }
}

extension PythonRequest {
  /// Finds the environment that is asked for, from the current folder on.
  func find(cache: Cache) throws(EditableError) -> PythonEnvironment {
    try PythonEnvironment.find(self, currentFolder: FilePath(".").resolved(), cache: cache)
  }
}

extension ValidationError {
  /// What is wrong with arguments, as a problem says it.
  init(_ error: EditableError) {
    let problem = error.problems[0]
    self.init(problem.message + (problem.hint.map { "\n  hint: \($0)" } ?? ""))
  }
}
