public import EditableSystem
public import Packaging
public import SystemPackage

/// Replaces the legacy develop installations of an environment, which are made of egg-links, by
/// editable ones with a `.dist-info` (PEP 660).
public struct Migration: Sendable {
  /// The legacy installations, by the names of their projects.
  public let candidates: [Candidate]
  private let environment: PythonEnvironment
  private let reader: SourceReader
  private let installer: Installer

  /// A legacy installation, and whether it can be replaced.
  public struct Candidate: Sendable {
    /// What is recorded of it.
    public let distribution: InstalledDistribution
    /// Its version; nil where no metadata tells it.
    public let version: String?
    /// The folder of the project; nil where the link does not say it.
    public let project: FilePath?
    /// What is in the way; nil where it can be replaced.
    public let obstacle: EditableError?
  }

  /// Looks at an environment.
  ///
  /// - Parameters:
  ///   - environment: the environment.
  ///   - cache: where wheels are kept.
  ///   - recovers: whether what ended processes left in it is undone or finished first; without that,
  ///     it is a look at the environment, and nothing is changed.
  ///   - waiting: is called when another process is working on the environment, before it is waited
  ///     for.
  /// - Throws: `cannot-read`, `cannot-lock`, `half-done`.
  public init(
    _ environment: PythonEnvironment,
    cache: Cache,
    recovers: Bool = true,
    waiting: @escaping @Sendable () -> Void = {}
  ) throws(EditableError) {
    self.environment = environment
    reader = try SourceReader(cache: cache)
    installer = Installer(environment, cache: cache, options: InstallOptions(), waiting: waiting)
    var site = try SiteState(listing: environment)
    if recovers, site.hasRemains {
      let lock = try FolderLock(environment.scheme.purelib, waiting: waiting)
      defer { extendLifetime(lock) }
      site = try SiteState(recovering: environment)
    }
    var candidates: [Candidate] = []
    for distribution in site.distributions where distribution.kind == .eggLink {
      candidates.append(Self.candidate(distribution, reader))
    }
    self.candidates = candidates
  }

  /// The legacy installation of a project.
  ///
  /// - Throws: `not-installed`, `not-legacy`.
  public func candidate(named name: ProjectName) throws(EditableError) -> Candidate {
    if let known = candidates.first(where: { $0.distribution.name == name.normalized }) {
      return known
    }
    let site = try SiteState(listing: environment)
    guard site.distributions(of: name.normalized).isEmpty else { throw .notLegacy(name) }
    throw .notInstalled(name, environment, known: candidates.map(\.distribution.name))
  }

  /// Replaces a legacy installation, in one transaction: its link, line, scripts and, where this
  /// program made it, metadata go when the new ones are there.
  ///
  /// - Throws: what is in the way; then nothing was changed.
  public func migrate(_ candidate: Candidate) throws(EditableError) -> InstallReport {
    if let obstacle = candidate.obstacle { throw obstacle }
    guard let project = candidate.project else { throw .leadsNowhere(candidate.distribution) }
    let name = candidate.distribution.name
    return try installer.install { () throws(EditableError) in
      let source = try reader.source(at: project)
      // The project may have got another name since.
      let found = source.wheel.manifest.name.project
      guard found.normalized == name else { throw .renamed(name, to: found, at: project) }
      return source
    }
  }

  private static func candidate(
    _ distribution: InstalledDistribution,
    _ reader: SourceReader
  ) -> Candidate {
    let project = distribution.projectFolder
    var obstacle: EditableError?
    do throws(EditableError) {
      guard let project else { throw .leadsNowhere(distribution) }
      guard project.kind() == .folder else { throw .projectGone(distribution, project) }
      try ProjectFolder.requireTable(at: project)
      let found = try reader.source(at: project).wheel.manifest.name.project
      guard found.normalized == distribution.name else {
        throw .renamed(distribution.name, to: found, at: project)
      }
    } catch {
      // That old metadata lies beside the sources is what is to be migrated.
      let metadata = InstalledEggLink(distribution)?.metadata?.path.lastComponent?.string ?? ""
      obstacle = EditableError(error.problems.filter { !$0.isStaleMetadata(metadata) })
    }
    return Candidate(
      distribution: distribution,
      version: distribution.recordedVersion,
      project: project,
      obstacle: obstacle
    )
  }
}

extension ProjectFolder {
  /// Checks that a project says what it is in a `[project]` table.
  ///
  /// - Throws: `no-project-table`, with the command that lets its own backend install it.
  fileprivate static func requireTable(at folder: FilePath) throws(EditableError) {
    let path = folder.appending(fileName)
    var backend = "setuptools.build_meta"
    if path.kind() != nil {
      let place = try ProjectFolder(at: folder)
      let file = ProjectFile(reading: place.bytes, named: place.file.string)
      // What is wrong with a table is told when it is read.
      guard file.draft == nil, !file.problems.contains(where: { $0.code == "invalid-toml" }) else {
        return
      }
      backend = file.buildSystem?.backend?.rendered() ?? backend
    }
    throw EditableError(
      Problem(
        "no-project-table",
        "`\(folder)` has no `[project]` table: only its build backend, `\(backend)`, knows its metadata",
        hint: "let the backend install it: `pip install --editable \(folder)`; or write the table"
      )
    )
  }
}

extension EditableError {
  fileprivate static func leadsNowhere(_ distribution: InstalledDistribution) -> EditableError {
    EditableError(.emptyEggLink(distribution))
  }

  fileprivate static func projectGone(
    _ distribution: InstalledDistribution,
    _ project: FilePath
  ) -> EditableError {
    EditableError(
      Problem(
        "project-gone",
        "the folder of `\(distribution.name)`, `\(project)`, does not exist any longer",
        hint:
          "install the project from where it is now, or `editable uninstall \(distribution.name)`"
      )
    )
  }

  fileprivate static func renamed(
    _ name: String,
    to other: ProjectName,
    at project: FilePath
  ) -> EditableError {
    EditableError(
      Problem(
        "other-project",
        "`\(project)` is the project `\(other.written)` now, and not `\(name)`",
        hint:
          "install it by itself: `editable install \(project)`, then `editable uninstall \(name)`"
      )
    )
  }

  fileprivate static func notLegacy(_ name: ProjectName) -> EditableError {
    EditableError(
      Problem(
        "not-legacy",
        "`\(name.written)` is not installed by an egg-link, so there is nothing to migrate",
        hint: "see what is: `editable migrate`"
      )
    )
  }
}

extension Problem {
  /// An `.egg-link` that is empty, or cannot be read.
  static func emptyEggLink(_ distribution: InstalledDistribution) -> Problem {
    Problem(
      "empty-egg-link",
      "`\(distribution.path)` does not say where the project is",
      hint: "run `editable uninstall \(distribution.name)`"
    )
  }
}
