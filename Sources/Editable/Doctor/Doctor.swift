public import EditableSystem
public import Packaging
internal import SystemPackage

/// Looks for what is wrong with the editable installations of an environment, and mends it.
public struct Doctor: Sendable {
  let environment: PythonEnvironment
  let cache: Cache

  /// A doctor for an environment.
  public init(_ environment: PythonEnvironment, cache: Cache) {
    self.environment = environment
    self.cache = cache
  }

  /// Everything that is wrong.
  ///
  /// - Throws: `cannot-read`, where the environment cannot be looked at.
  public func examine() throws(EditableError) -> [Finding] {
    var findings: [Finding] = []
    let folders = environment.scheme.siteFolders
    for path in folders {
      let site = try SiteFolder(path)
      findings += halfDone(in: site)
      findings += startupFiles(of: site)
      findings += duplicates(in: site)
      for distribution in site.distributions { findings += try record(of: distribution) }
    }
    // Whoever looks at a project makes a damaged entry of it anew.
    let damaged = damagedCache()
    return try findings + projects() + damaged
  }

  /// Mends everything that can be mended without harm.
  ///
  /// - Returns: what is wrong still, what was mended, and why something could not be.
  /// - Throws: `cannot-read`, where the environment cannot be looked at.
  public func mend() throws(EditableError) -> (
    findings: [Finding], mended: [Problem], failed: [Problem]
  ) {
    var mended: [Problem] = []
    var failed: [Problem] = []
    func mend(_ findings: [Finding]) {
      for finding in findings {
        guard let remedy = finding.remedy else { continue }
        do throws(EditableError) {
          try self.mend(remedy)
          mended.append(finding.problem)
        } catch {
          failed += error.problems
        }
      }
    }
    // An interrupted installation looks like other faults as well, such as two distributions of one
    // name, and their remedies would do harm once it is undone.
    var findings = try examine()
    let interrupted = findings.filter(\.isHalfDone)
    mend(interrupted)
    if !interrupted.isEmpty { findings = try examine() }
    mend(findings.filter { !$0.isHalfDone })
    // One remedy may have mended several findings, or shown new ones.
    return (try examine(), mended, failed)
  }

  /// Mends a finding.
  ///
  /// - Throws: why that could not be done.
  public func mend(_ remedy: Finding.Remedy) throws(EditableError) {
    switch remedy {
    case .recover(let folder):
      // As for every change of the environment.
      let lock = try FolderLock(environment.scheme.purelib)
      defer { extendLifetime(lock) }
      _ = try Transaction.recover(folder)
      guard folder.kind() == nil else { throw .cannotDelete(folder) }
    case .remove(let path): try path.remove()
    case .unhide(let path): try path.unhide()
    case .discard(let entry):
      let kept = cache.removeDamaged(entry)
      if let first = kept.first { throw .stillLinked(entry, first.installed) }
    case .uninstall(let distribution):
      try Uninstaller(environment, cache: cache).uninstall(distribution)
    case .reinstall(let distribution, let project):
      var options = options(of: distribution)
      options.reinstalls = true
      let reader = try SourceReader(cache: cache)
      _ = try Installer(environment, cache: cache, options: options).install {
        () throws(EditableError) in try reader.source(at: project, as: distribution.layout)
      }
    }
  }

  /// How a distribution was installed, to install it that way again.
  private func options(of distribution: InstalledDistribution) -> InstallOptions {
    var options = InstallOptions()
    if Receipt.modes(of: distribution, in: cache) == [.symlink] {
      options.links = try? LinkChain(parsing: LinkMode.symlink.rawValue)
    }
    let lines =
      (try? distribution.startupFile.contents(upTo: SourceTree.fileLimit))
      .map { StartupLines(parsing: $0).paths } ?? []
    // What is empty or no text says nothing of how it was installed.
    if !lines.isEmpty { options.isRelative = !lines.contains { $0.hasPrefix("/") } }
    return options
  }

  private func halfDone(in site: SiteFolder) -> [Finding] {
    site.transactions.filter(Transaction.isAbandoned).map { folder in
      Finding(
        problem: Problem(
          "half-done",
          "an installation was interrupted, and left `\(folder)`",
          hint: "run `editable doctor --fix`; the next installation would mend it, too"
        ),
        remedy: .recover(folder)
      )
    }
  }

  private func duplicates(in site: SiteFolder) -> [Finding] {
    let groups = Dictionary(grouping: site.distributions, by: \.name).values
    return groups.filter { $0.count > 1 }.map { distributions in
      let names = distributions.compactMap(\.path.lastComponent?.string).sorted()
      // What was recorded last is what was installed last.
      let newest = distributions.max {
        ($0.path.status()?.modified ?? .now) < ($1.path.status()?.modified ?? .now)
      }
      return Finding(
        problem: Problem(
          "duplicate-distribution",
          "`\(distributions[0].name)` is installed \(distributions.count) times in `\(site.path)`: "
            + names.listed(),
          hint: "uninstall it, then install it again"
        ),
        remedy: distributions.count == 2
          ? distributions.first { $0 != newest }.map(Finding.Remedy.uninstall) : nil
      )
    }
  }

  /// What is wrong with the projects behind editable installations.
  private func projects() throws(EditableError) -> [Finding] {
    try Inventory(of: environment, cache: cache).items.compactMap { item in
      let name = item.distribution.name
      switch item.state {
      case .current, .foreign: return nil
      case .gone:
        return Finding(
          problem: Problem(
            "project-gone",
            "the folder of `\(name)`, `\(item.project)`, does not exist any longer",
            hint: "install the project from where it is now, or `editable uninstall \(name)`"
          ),
          remedy: nil
        )
      case .stale:
        return Finding(
          problem: Problem(
            "stale",
            "what is installed of `\(name)` is not what `\(item.project)` says now",
            hint: "run `editable install \(item.project)`"
          ),
          remedy: .reinstall(item.distribution, project: item.project)
        )
      case .broken(let error):
        return Finding(
          problem: Problem(
            "project-broken",
            "`\(item.project)` cannot be built as it is: \(error.problems[0].message)",
            hint: "run `editable check \(item.project)`"
          ),
          remedy: nil
        )
      }
    }
  }

  private func damagedCache() -> [Finding] {
    cache.damagedEntries().map { path in
      Finding(
        problem: Problem(
          "damaged-cache-entry",
          "`\(path)` of the cache is not what was stored",
          hint: "run `editable doctor --fix`, or `editable cache prune`"
        ),
        remedy: .discard(path)
      )
    }
  }
}

extension EditableError {
  fileprivate static func stillLinked(_ entry: FilePath, _ installed: FilePath) -> EditableError {
    EditableError(
      Problem(
        "damaged-cache-entry",
        "`\(entry)` of the cache is not what was stored, and links of `\(installed)` lead to it",
        hint: "install its wheel again with `--reinstall`, then it can go"
      )
    )
  }

  fileprivate static func cannotDelete(_ folder: FilePath) -> EditableError {
    EditableError(
      Problem(
        "cannot-remove",
        "what an installation has replaced cannot be deleted from `\(folder)`",
        hint: "see who may delete it, then remove the folder: nothing needs it"
      )
    )
  }
}
