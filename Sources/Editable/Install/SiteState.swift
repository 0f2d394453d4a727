internal import EditableSystem
internal import Packaging
internal import Synchronization
internal import SystemPackage

/// What is installed in an environment, kept up to date by what is done to it. Without the lock of the
/// environment it is a look at it, and nothing is done by it.
struct SiteState: Sendable {
  /// The environment.
  let environment: PythonEnvironment
  private var folders: [SiteFolder] = []
  /// Whether a process that has ended left anything behind.
  let hasRemains: Bool
  /// Whether a process was interrupted in the midst of a change.
  let isHalfDone: Bool

  /// Lists the folders of installed packages.
  ///
  /// - Throws: `cannot-read`.
  init(listing environment: PythonEnvironment) throws(EditableError) {
    self.environment = environment
    for path in environment.scheme.siteFolders { folders.append(try SiteFolder(path)) }
    let transactions = folders.flatMap(\.transactions)
    hasRemains = transactions.contains(where: Transaction.isAbandoned)
    isHalfDone = hasRemains && transactions.contains(where: Transaction.isHalfDone)
  }

  /// Lists the folders of installed packages, and ends what interrupted processes left in them.
  ///
  /// - Parameters:
  ///   - environment: the environment.
  ///   - own: the folders of the transactions of this process.
  /// - Throws: `cannot-read`, `half-done`.
  init(
    recovering environment: PythonEnvironment,
    besides own: Set<FilePath> = []
  ) throws(EditableError) {
    self.environment = environment
    hasRemains = false
    isHalfDone = false
    for path in environment.scheme.siteFolders {
      var folder = try SiteFolder(path)
      var hasChanged = false
      for transaction in folder.transactions where !own.contains(transaction) {
        if try Transaction.recover(transaction) != nil { hasChanged = true }
      }
      if hasChanged { folder = try SiteFolder(path) }
      folders.append(folder)
    }
  }

  /// The distributions of a project; more than one only where something went wrong.
  func distributions(of name: String) -> [InstalledDistribution] {
    folders.flatMap { $0.distributions(of: name) }
  }

  /// Whether a distribution is installed, and is the only one of its project.
  ///
  /// - Parameters:
  ///   - metadata: the name of its metadata folder.
  ///   - name: the normalized name of the project.
  func hasOnly(_ metadata: String, of name: String) -> Bool {
    let distributions = distributions(of: name)
    return distributions.count == 1 && distributions[0].path.lastComponent?.string == metadata
  }

  /// Every distribution.
  var distributions: [InstalledDistribution] {
    folders.flatMap(\.distributions)
  }

  /// Puts a staged installation in its place, and what was there of the same project out of it.
  ///
  /// - Throws: what stands in the way; then nothing was changed.
  mutating func putInPlace(
    _ staged: StagedInstall,
    overwrites: Bool
  ) throws(EditableError) -> InstallReport {
    let name = staged.plan.project
    let replaced = distributions(of: name)
    let commit = try run(staged, replacing: replaced, overwrites: overwrites)
    update(name, to: staged)
    var warnings = staged.source.warnings + commit.warnings
    warnings.removeAll { commit.removedMetadata.contains(where: $0.isStaleMetadata) }
    if !commit.overwritten.isEmpty { warnings.append(.overwritten(commit.overwritten)) }
    warnings += Shadows(of: staged.plan, in: environment).warnings
    return InstallReport(
      source: staged.source,
      site: environment.scheme[staged.plan.library],
      distInfo: staged.plan.distInfo,
      outcome: .installed(replacing: replaced),
      placements: staged.placements,
      warnings: warnings
    )
  }

  /// Makes the changes of a transaction.
  ///
  /// - Returns: what was done besides what was planned.
  private func run(
    _ staged: StagedInstall,
    replacing replaced: [InstalledDistribution],
    overwrites: Bool
  ) throws(EditableError) -> InstallCommit {
    var owned = OwnedFiles()
    var eggLinks: [InstalledEggLink] = []
    for distribution in replaced {
      let files = try InstalledFiles(of: distribution, in: environment)
      owned.insert(files)
      if let link = files.eggLink { eggLinks.append(link.among(others(than: replaced))) }
    }
    var commit = InstallCommit(
      environment: environment,
      owned: owned,
      eggLinks: eggLinks,
      overwrites: overwrites
    ) { @Sendable () throws(EditableError) in
      files(ofAllBut: replaced)
    }
    let locks = try SourceLocks(of: eggLinks, and: staged.plan.eggLink, in: environment)
    defer { extendLifetime(locks) }
    try staged.transaction.withLock { (transaction) throws(EditableError) in
      do throws(EditableError) {
        try commit.run(staged, in: &transaction)
      } catch {
        transaction.abandon()
        throw error
      }
    }
    return commit
  }

  /// What the other distributions own, as far as that is recorded.
  func files(ofAllBut some: [InstalledDistribution]) -> OwnedFiles {
    var others = OwnedFiles()
    for distribution in self.others(than: some) {
      guard let files = try? InstalledFiles(of: distribution, in: environment) else { continue }
      for path in files.paths { others.insert(path, of: distribution.name) }
    }
    return others
  }

  /// The distributions that are not some.
  func others(than some: [InstalledDistribution]) -> [InstalledDistribution] {
    distributions.filter { !some.contains($0) }
  }

  private mutating func update(_ name: String, to staged: StagedInstall) {
    let library = environment.scheme[staged.plan.library]
    for index in folders.indices {
      let isLibrary = folders[index].path == library
      folders[index].update(
        name,
        to: isLibrary ? staged.plan.distInfo : nil
      )
    }
  }
}

extension Problem {
  fileprivate static func overwritten(_ paths: [FilePath]) -> Problem {
    Problem(
      "overwritten",
      "overwrote files of other distributions: "
        + paths.listed(),
      severity: .warning,
      hint: "reinstall what they belonged to if it does not work any longer"
    )
  }
}
