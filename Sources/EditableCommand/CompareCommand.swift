import ArgumentParser
import Editable
import EditableSystem
import Packaging
import SystemPackage

/// `editable compare`: shows what another installer does otherwise.
struct CompareCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare our installation of a project or a wheel with that of pip or uv.",
    discussion: """
      Installs it into two fresh environments and compares every file by what it says, and what \
      Python and pip make of it. Each is the same to the byte, equivalent by a rule, or different. \
      Your project and your environment are not changed.

      Exits with 0 where nothing is different, 1 where something is, and 2 where no comparison \
      could be made.

      EXAMPLES:
        editable compare                       with pip and the project's own backend
        editable compare --backend hatchling   what would change with another backend
        editable compare --against uv          with what uv installs
        editable compare --against .venv       with what is installed there
        editable compare --html report.html    a page to look at
      """
  )

  @Argument(
    help: "The folder of a project, or a wheel; else the project here.",
    completion: .file(extensions: ["whl"]),
    transform: FilePath.init(argument:)
  )
  var path: FilePath = "."

  @Option(
    help: "pip, uv, a site-packages folder, an environment, or a wheel.",
    completion: .file(extensions: ["whl"])
  )
  var against = "pip"

  @Option(
    help: "The build backend that the other installer builds with, in place of the project's own.",
    completion: .list(ComparisonBackend.allCases.map { $0.rawValue })
  )
  var backend: String?

  @Option(
    help: "A folder of packages to take build backends from, in place of the index.",
    completion: .directory,
    transform: FilePath.init(argument:)
  )
  var findLinks: [FilePath] = []

  @Flag(help: "Build with the backends of the environment.")
  var noBuildIsolation = false

  @Option(
    help: "pip's program, package folder or pip.pyz.",
    completion: .file(),
    transform: FilePath.init(argument:)
  )
  var pip: FilePath?

  @Option(
    help: "An interpreter, an environment's folder, or a version such as 3.12.",
    completion: .file()
  )
  var python: String?

  @Flag(help: "Take what is equivalent for different.")
  var strict = false

  @Option(
    help: "Write a page for a browser to this file.",
    completion: .file(extensions: ["html"]),
    transform: FilePath.init(argument:)
  )
  var html: FilePath?

  @OptionGroup(title: "Output") var output: OutputArguments

  var json: Bool { output.json }

  func run() throws {
    let report: ComparisonReport
    do throws(EditableError) {
      report = try compare()
      if let html { try html.replace(with: Array(ComparisonPage(report).rendered().utf8)) }
      try answer(report)
    } catch {
      // Not 1, which says that there are differences.
      tell(error)
      throw ExitCode(2)
    }
    let limit: DifferenceClass = strict ? .same : .equivalent
    if report.comparison.class > limit { throw ExitCode.failure }
  }

  private func answer(_ report: ComparisonReport) throws(EditableError) {
    if output.json {
      try StandardStream.output.write(report.json.rendered() + "\n")
    } else if !output.quiet {
      ProblemPrinter().print(report.warnings)
      let table = ComparisonTable(report, inColor: StandardStream.output.showsColors)
      try StandardStream.output.write(table.rendered())
    }
  }

  private func compare() throws(EditableError) -> ComparisonReport {
    var options = ComparisonOptions()
    options.counterpart = try Counterpart(parsing: against)
    options.backend = try backend.map { (name) throws(EditableError) in
      try ComparisonBackend(named: name)
    }
    options.builds.isIsolated = !noBuildIsolation
    options.builds.findLinks = try findLinks.map { (folder) throws(EditableError) in
      try folder.resolved()
    }
    options.pip = pip
    try options.requireUse()
    let progress = output.json || output.quiet ? nil : ProgressBar(of: 2, doing: "comparing")
    defer { progress?.clear() }
    let environment = try base()
    let comparer = Comparer(environment, options: options) { progress?.advance() }
    return try Interruption.holdingBack { () throws(EditableError) in try comparer.compare(path) }
  }

  /// The environment whose interpreter is used: the active one, else the first `python3` on `PATH`.
  private func base() throws(EditableError) -> PythonEnvironment {
    let folder = try FilePath(".").resolved()
    func find(_ request: PythonRequest) throws(EditableError) -> PythonEnvironment {
      try PythonEnvironment.find(request, currentFolder: folder, cache: .located())
    }
    do {
      return try find(PythonRequest(python: python))
    } catch  where error.code == "no-environment" && python == nil {
      return try find(PythonRequest(system: true))
    }
  }
}
