import ArgumentParser
import Editable
import EditableSystem
import Packaging
import SystemPackage

/// `editable uninstall`: removes distributions from an environment.
struct UninstallCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "uninstall",
    abstract: "Remove distributions from a Python environment, whoever installed them.",
    discussion: """
      Removes every file that was recorded of them and lies in the environment, never the sources \
      of a project.

      EXAMPLES:
        editable uninstall demo                    from the active environment
        editable uninstall app lib --python .venv  two, from another one
      """
  )

  @Argument(help: "Names of projects.", transform: ProjectName.init(argument:))
  var names: [ProjectName]

  @OptionGroup(title: "Environment") var environment: EnvironmentArguments
  @OptionGroup(title: "Cache") var cache: CacheArguments
  @OptionGroup(title: "Output") var output: OutputArguments

  var json: Bool { output.json }

  func run() throws {
    let cache = try cache.open()
    let environment = try environment.find(cache: cache)
    try environment.requireUnmanaged()
    let uninstaller = Uninstaller(environment, cache: cache)
    var removed: [InstalledDistribution] = []
    var problems: [Problem] = []
    var hasFailed = false
    for name in names {
      do throws(EditableError) {
        let report = try uninstaller.uninstall(name)
        removed += report.distributions
        problems += report.warnings
        guard !output.quiet, !output.json else { continue }
        ProblemPrinter().print(report.warnings)
        for distribution in report.distributions {
          let version = distribution.version.map { " \($0)" } ?? ""
          try StandardStream.output.write("uninstalled \(name.written)\(version)\n")
        }
      } catch {
        hasFailed = true
        problems += error.problems
        if !output.json { ProblemPrinter().print(error.problems) }
      }
    }
    if output.json {
      let json = JSON.object([
        ("uninstalled", .array(removed.map { .string($0.path.string) })),
        ("problems", .array(problems.map(JSON.init))),
      ])
      try StandardStream.output.write(json.rendered() + "\n")
    }
    if hasFailed { throw ExitCode.failure }
  }
}

extension ProjectName {
  /// A name from the command line.
  init(argument: String) throws {
    do {
      self = try ProjectName(parsing: argument)
    } catch {
      throw ValidationError(error.problems[0].message)
    }
  }
}
