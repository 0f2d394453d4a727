import ArgumentParser
import Editable
import EditableSystem
import Packaging
import SystemPackage

/// `editable migrate`: replaces legacy develop installations.
struct MigrateCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate",
    abstract: "Replace legacy develop installations, made of egg-links, by editable ones.",
    discussion: """
      Each is replaced in one step by what `editable install` would make of its project. Without \
      names and --all, it is only said what could be replaced, and what not and why.

      EXAMPLES:
        editable migrate        say what there is to migrate
        editable migrate --all  migrate all of it
        editable migrate demo   migrate one project
      """
  )

  @Argument(help: "Names of projects.", transform: ProjectName.init(argument:))
  var names: [ProjectName] = []

  @Flag(help: "Migrate all that can be.")
  var all = false

  @OptionGroup(title: "Environment") var environment: EnvironmentArguments
  @OptionGroup(title: "Cache") var cache: CacheArguments
  @OptionGroup(title: "Output") var output: OutputArguments

  var json: Bool { output.json }

  func validate() throws {
    if all, !names.isEmpty { throw ValidationError("give names or --all, not both") }
  }

  func run() throws {
    let cache = try cache.open()
    let environment = try environment.find(cache: cache)
    let isDry = names.isEmpty && !all
    if !isDry { try environment.requireUnmanaged() }
    let migration = try Migration(environment, cache: cache, recovers: !isDry)
    var printer = MigrationPrinter(output: output)
    if isDry {
      for candidate in migration.candidates { try printer.tell(possible: candidate) }
    } else if all {
      for candidate in migration.candidates { try printer.tell(migrate(candidate, migration)) }
    } else {
      for name in names { try printer.tell(migrate(name, migration)) }
    }
    if migration.candidates.isEmpty, names.isEmpty { try printer.tellNothing(in: environment) }
    try printer.finish()
    if printer.hasFailed, !isDry { throw ExitCode.failure }
  }

  private func migrate(
    _ name: ProjectName,
    _ migration: Migration
  ) -> MigrationPrinter.Outcome {
    do throws(EditableError) {
      return migrate(try migration.candidate(named: name), migration)
    } catch {
      return .failed(name: name.written, nil, error)
    }
  }

  private func migrate(
    _ candidate: Migration.Candidate,
    _ migration: Migration
  ) -> MigrationPrinter.Outcome {
    do throws(EditableError) {
      return .migrated(try migration.migrate(candidate))
    } catch {
      return .failed(name: candidate.distribution.name, candidate.project, error)
    }
  }
}
