import Editable
import EditableSystem
import Packaging
import SystemPackage

/// Tells what comes of migrations: a line for each to the person, or JSON to a program.
struct MigrationPrinter {
  let output: OutputArguments
  private var migrated: [InstallReport] = []
  private var possible: [Migration.Candidate] = []
  private var failed: [(name: String, project: FilePath?, error: EditableError)] = []

  /// What came of one migration.
  enum Outcome {
    /// It was done.
    case migrated(InstallReport)
    /// It could not be done, for a reason.
    case failed(name: String, FilePath?, EditableError)
  }

  init(output: OutputArguments) { self.output = output }

  /// Whether anything failed, or could not be done.
  var hasFailed: Bool { !failed.isEmpty }

  /// Tells what came of one.
  mutating func tell(_ outcome: Outcome) throws {
    switch outcome {
    case .migrated(let report):
      migrated.append(report)
      guard !output.json, !output.quiet else { return }
      ProblemPrinter().print(report.warnings)
      let name = report.source.wheel.manifest.name
      let place = report.source.project.map { " (editable, `\($0)`)" } ?? ""
      try StandardStream.output.write(
        "migrated \(name.project.written) \(name.version)\(place)\n"
      )
    case .failed(let name, let project, let error):
      failed.append((name, project, error))
      if !output.json { ProblemPrinter().print(error.problems) }
    }
  }

  /// Tells whether one could be done.
  mutating func tell(possible candidate: Migration.Candidate) throws {
    let name = candidate.distribution.name
    if let obstacle = candidate.obstacle {
      return try tell(.failed(name: name, candidate.project, obstacle))
    }
    possible.append(candidate)
    guard !output.json else { return }
    let version = candidate.version.map { " \($0)" } ?? ""
    let place = candidate.project.map { " (`\($0)`)" } ?? ""
    try StandardStream.output.write("could migrate \(name)\(version)\(place)\n")
  }

  /// Tells that there is nothing to do.
  func tellNothing(in environment: PythonEnvironment) throws {
    guard !output.json, !output.quiet else { return }
    try StandardStream.error.write("no legacy develop installations in `\(environment.place)`\n")
  }

  /// Answers a program.
  func finish() throws {
    guard output.json else { return }
    let json = JSON.object([
      ("migrated", .array(migrated.map(\.json))),
      (
        "possible",
        .array(
          possible.map { candidate in
            .object([
              ("name", .string(candidate.distribution.name)),
              ("version", candidate.version.map(JSON.string) ?? .null),
              ("project", candidate.project.map { .string($0.string) } ?? .null),
              ("egg_link", .string(candidate.distribution.path.string)),
            ])
          }
        )
      ),
      (
        "failed",
        .array(
          failed.map { name, project, error in
            .object([
              ("name", .string(name)),
              ("project", project.map { .string($0.string) } ?? .null),
              ("problems", .array(error.problems.map(JSON.init))),
            ])
          }
        )
      ),
    ])
    try StandardStream.output.write(json.rendered() + "\n")
  }
}
