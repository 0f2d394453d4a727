public import EditableSystem
public import Packaging
internal import SystemPackage

/// Removes distributions from an environment, whoever installed them.
///
/// Source: recording installed projects, "The RECORD file".
public struct Uninstaller: Sendable {
  private let environment: PythonEnvironment
  private let cache: Cache?

  /// What was removed.
  public struct Report: Sendable {
    /// The distributions of the project; more than one only where something had gone wrong.
    public let distributions: [InstalledDistribution]
    /// What is worth telling.
    public let warnings: [Problem]
  }

  /// An uninstaller for an environment.
  public init(_ environment: PythonEnvironment, cache: Cache?) {
    self.environment = environment
    self.cache = cache
  }

  /// Removes a project: every file that was recorded and is in a folder of the environment, bytecode,
  /// and the folders that are empty then.
  ///
  /// - Throws: `not-installed`, `no-record`, `cannot-remove`; then nothing was changed.
  public func uninstall(_ name: ProjectName) throws(EditableError) -> Report {
    let folder = environment.scheme.purelib
    guard folder.kind() == .folder else { throw .notInstalled(name, environment, known: []) }
    let lock = try FolderLock(folder)
    defer { extendLifetime(lock) }
    let site = try SiteState(recovering: environment)
    let distributions = site.distributions(of: name.normalized)
    guard !distributions.isEmpty else {
      throw .notInstalled(name, environment, known: site.distributions.map(\.name))
    }
    return try remove(distributions, of: site)
  }

  /// Removes one distribution of several that a project has by mistake.
  ///
  /// - Throws: `no-record`, `cannot-remove`; then nothing was changed.
  func uninstall(_ distribution: InstalledDistribution) throws(EditableError) {
    let lock = try FolderLock(environment.scheme.purelib)
    defer { extendLifetime(lock) }
    let site = try SiteState(recovering: environment)
    let all = site.distributions(of: distribution.name)
    // What looked like a mistake may have been an installation that was not finished yet.
    guard all.count > 1, all.contains(distribution) else { return }
    _ = try remove([distribution], of: site)
  }

  private func remove(
    _ distributions: [InstalledDistribution],
    of state: SiteState
  ) throws(EditableError) -> Report {
    let site = distributions[0].site
    var owned = OwnedFiles()
    var links: [InstalledEggLink] = []
    var warnings: [Problem] = []
    for distribution in distributions {
      let files = try InstalledFiles(of: distribution, in: environment)
      owned.insert(files)
      if let link = files.eggLink { links.append(link.among(state.others(than: distributions))) }
      if !files.outside.isEmpty { warnings.append(.outside(files.outside, of: distribution)) }
    }
    let locks = try SourceLocks(of: links, in: environment)
    defer { extendLifetime(locks) }
    var transaction = try Transaction(in: site, roots: environment.lastingFolders)
    do throws(EditableError) {
      let kept = state.files(ofAllBut: distributions)
      try owned.remove(keeping: kept, roots: environment.lastingFolders, in: &transaction)
      for link in links {
        try EasyInstallFile(in: link.site).update(
          removing: [link.folder],
          keeping: link.otherFolders,
          in: &transaction
        )
        if let problem = try link.metadata?.release(link.path, in: &transaction) {
          warnings.append(problem)
        }
      }
      try transaction.makeFinal()
    } catch {
      transaction.abandon()
      throw error
    }
    site.touch()
    for distribution in distributions {
      guard let name = distribution.path.lastComponent?.string else { continue }
      cache?.receipts.of(distribution.site).remove(name)
    }
    return Report(distributions: distributions, warnings: warnings)
  }
}

extension EditableError {
  static func notInstalled(
    _ name: ProjectName,
    _ environment: PythonEnvironment,
    known: [String]
  ) -> EditableError {
    EditableError(
      Problem(
        "not-installed",
        "`\(name.written)` is not installed in `\(environment.place)`",
        hint: nearestName(to: name.normalized, in: known.sorted()).map { "did you mean `\($0)`?" }
          ?? "see what is: `editable list`"
      )
    )
  }
}

extension Problem {
  fileprivate static func outside(
    _ paths: [FilePath],
    of distribution: InstalledDistribution
  ) -> Problem {
    Problem(
      "outside-environment",
      "`\(distribution.name)` recorded files outside of the environment, which are left alone: "
        + paths.listed(),
      severity: .warning,
      hint: "remove them yourself if nothing else needs them"
    )
  }
}
