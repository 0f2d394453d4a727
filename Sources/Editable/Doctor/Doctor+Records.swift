internal import EditableSystem
internal import Packaging
internal import SystemPackage

/// What is wrong with the files that distributions recorded.
///
/// Source: recording installed projects, "The RECORD file".
extension Doctor {
  func record(of distribution: InstalledDistribution) throws(EditableError) -> [Finding] {
    if distribution.kind == .eggLink { return eggLink(distribution) }
    let file = distribution.path.appending("RECORD")
    guard distribution.kind == .distInfo else { return [] }
    guard file.kind() == .file else {
      // Packages of a system have none, and their package manager knows them.
      guard distribution.isOwn else { return [] }
      let problem = Problem.noRecord(distribution, hint: "install it again")
      return [Finding(problem: problem, remedy: remedy(for: distribution))]
    }
    let rows: [Record.Row]
    do {
      rows = try Record(
        parsing: file.contents(upTo: SourceTree.fileLimit),
        named: file.string,
        isInstalled: true
      ).rows
    } catch {
      return [Finding(problem: error.problems[0], remedy: remedy(for: distribution))]
    }
    var findings: [Finding] = []
    let faults = rows.compactMap { fault(of: $0, in: distribution) }
    if let first = faults.first {
      let others = faults.count > 1 ? ", and \(faults.count - 1) more" : ""
      findings.append(
        Finding(
          problem: Problem(
            "record-mismatch",
            "`\(distribution.name)` is not as it was recorded: \(first)\(others)",
            hint: "install it again"
          ),
          remedy: remedy(for: distribution)
        )
      )
    }
    for row in rows {
      if let problem = interpreterProblem(of: row, in: distribution) {
        findings.append(Finding(problem: problem, remedy: remedy(for: distribution)))
      }
    }
    return findings
  }

  /// Installing an editable project again is safe; what others installed may not be at hand.
  private func remedy(for distribution: InstalledDistribution) -> Finding.Remedy? {
    guard distribution.isOwn, let project = distribution.projectFolder, project.kind() == .folder
    else { return nil }
    return .reinstall(distribution, project: project)
  }

  private func path(of row: Record.Row, in distribution: InstalledDistribution) -> FilePath {
    distribution.site.pushing(FilePath(row.path)).lexicallyNormalized()
  }

  private func fault(of row: Record.Row, in distribution: InstalledDistribution) -> String? {
    let path = path(of: row, in: distribution)
    guard let status = path.status() else {
      // Bytecode comes and goes.
      return row.path.hasSuffix(".pyc") ? nil : "`\(path)` is missing"
    }
    guard let digest = row.digest, digest.algorithm == .sha256, status.isFile else { return nil }
    if let size = row.size, size != status.size { return "`\(path)` was changed" }
    guard let now = try? path.digest() else { return "`\(path)` cannot be read" }
    return now == digest ? nil : "`\(path)` was changed"
  }

  /// A script whose first line names an interpreter that is gone.
  private func interpreterProblem(
    of row: Record.Row,
    in distribution: InstalledDistribution
  ) -> Problem? {
    let path = path(of: row, in: distribution)
    guard path.parent == environment.scheme.scripts,
      let interpreter = path.head(upTo: 1024).flatMap(Shebang.interpreter),
      interpreter.hasPrefix("/"), FilePath(interpreter).kind() == nil
    else { return nil }
    return Problem(
      "interpreter-gone",
      "the script `\(path)` of `\(distribution.name)` is run by `\(interpreter)`, which does not "
        + "exist",
      hint: "install `\(distribution.name)` again"
    )
  }
}
