import Editable
import EditableSystem
import Packaging
import Synchronization
import SystemPackage

/// Tells what comes of installations: a line for each to the person, or JSON to a program.
///
/// It is told from several threads, one at a time.
final class InstallPrinter: Sendable {
  private let quiet: Bool
  private let json: Bool
  private let explains: Bool
  private let progress: ProgressBar?
  private let state = Mutex(State())

  private struct State {
    var reports: [(index: Int, report: InstallReport)] = []
    var failures: [(index: Int, path: FilePath, error: EditableError)] = []
    var installed = 0
    var unchanged = 0
    /// Why something could not be told.
    var fault: EditableError?
  }

  /// A printer for some installations.
  ///
  /// - Parameters:
  ///   - quiet: whether nothing is said but errors and what was asked for.
  ///   - json: whether a program asks.
  ///   - explains: whether is said what was decided, and why.
  ///   - count: how many there are.
  init(quiet: Bool, json: Bool, explains: Bool, count: Int) {
    self.quiet = quiet
    self.json = json
    self.explains = explains
    progress =
      json || quiet || count < 2
      ? nil : ProgressBar(of: count, doing: "installing")
  }

  /// Tells where things go.
  func tell(_ environment: PythonEnvironment) {
    guard explains, !json else { return }
    try? StandardStream.error.write(
      "environment `\(environment.prefix)`, Python \(environment.version.rendered()): "
        + "\(environment.reason)\n"
    )
  }

  /// Tells that another process is working on the environment.
  func tellWaiting(for environment: PythonEnvironment) {
    guard !quiet else { return }
    try? StandardStream.error.write(
      "waiting for another installer that works on `\(environment.place)`\n"
    )
  }

  /// Tells what came of one installation.
  ///
  /// - Parameters:
  ///   - result: what came of it.
  ///   - path: what was to be installed.
  ///   - index: its position in what was asked for; programs are told in that order.
  func tell(_ result: Result<InstallReport, EditableError>, of path: FilePath, at index: Int) {
    switch result {
    case .success(let report):
      state.withLock { state in
        state.reports.append((index, report))
        if case .unchanged = report.outcome { state.unchanged += 1 } else { state.installed += 1 }
      }
      guard !json else { break }
      progress?.clear()
      if !quiet {
        ProblemPrinter().print(report.warnings)
        do throws(EditableError) {
          try StandardStream.output.write(line(of: report))
        } catch {
          state.withLock { $0.fault = error }
        }
        if explains { try? StandardStream.error.write(explanation(of: report)) }
      }
    case .failure(let error):
      state.withLock { $0.failures.append((index, path, error)) }
      guard !json else { break }
      progress?.clear()
      ProblemPrinter().print(error.problems)
    }
    progress?.advance()
  }

  /// Says how it all ended.
  ///
  /// - Returns: whether anything failed.
  /// - Throws: why the standard output could not be written to.
  func finish(in environment: PythonEnvironment) throws(EditableError) -> Bool {
    progress?.clear()
    let (reports, failures, installed, unchanged) = state.withLock {
      (
        $0.reports.sorted { $0.index < $1.index }.map(\.report),
        $0.failures.sorted { $0.index < $1.index }.map { (path: $0.path, error: $0.error) },
        $0.installed, $0.unchanged
      )
    }
    let wheels = reports.map(\.source.wheel.manifest)
    let missing = try? MissingDependencies(of: wheels, in: environment)
    if json {
      try StandardStream.output.write(json(reports, failures, missing).rendered() + "\n")
    } else if !quiet {
      if reports.count + failures.count > 1 {
        let parts = [
          (installed, "installed"), (unchanged, "unchanged"), (failures.count, "failed"),
        ]
        let text = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        try StandardStream.output.write(text + "\n")
      }
      if let missing { try? StandardStream.error.write(missing.rendered()) }
    }
    if let fault = state.withLock({ $0.fault }) { throw fault }
    return !failures.isEmpty
  }

  private func line(of report: InstallReport) -> String {
    let name = report.source.wheel.manifest.name
    let project = "\(name.project.written) \(name.version)"
    let layout = report.layout == .eggLink ? "egg-link" : "editable"
    let place = report.source.project.map { " (\(layout), `\($0)`)" } ?? ""
    switch report.outcome {
    case .unchanged: return "\(project) is installed and unchanged\(place)\n"
    case .installed(let replaced):
      let others = replaced.compactMap(\.version).filter { $0 != name.version }
      let before = others.isEmpty ? "" : " in place of \(others.joined(separator: ", "))"
      return "installed \(project)\(before)\(place)\n"
    }
  }

  private func explanation(of report: InstallReport) -> String {
    if let eggLink = report.source.eggLink {
      let metadata = FilePath(eggLink.link.folder).appending(eggLink.name.metadataFolder)
      let link = report.site.appending(report.distInfo)
      return "  metadata: `\(metadata)`\n  link: `\(link)`\n"
    }
    var text = "  metadata: `\(report.site.appending(report.distInfo))`\n"
    text += "  wheel: `\(report.source.wheel.folder)` (\(report.source.reason))\n"
    for group in report.placements.groups {
      let files = group.paths.count == 1 ? "`\(group.paths[0])`" : "\(group.paths.count) files"
      let reason = group.placement.reason(from: report.source.wheel.folder, to: report.site)
      text += "  \(files): \(group.placement.chain)\(reason.map { ": \($0)" } ?? "")\n"
      if let remedy = group.placement.remedy { text += "    \(remedy)\n" }
    }
    return text
  }

  private func json(
    _ reports: [InstallReport],
    _ failures: [(path: FilePath, error: EditableError)],
    _ missing: MissingDependencies?
  ) -> JSON {
    .object([
      ("installed", .array(reports.map(\.json))),
      (
        "failed",
        .array(
          failures.map { path, error in
            .object([
              ("path", .string(path.string)),
              ("problems", .array(error.problems.map(JSON.init))),
            ])
          }
        )
      ),
      ("missing", .array((missing?.requirements ?? []).map { .string($0.rendered()) })),
    ])
  }
}
