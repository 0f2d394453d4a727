public import EditableSystem
public import Packaging
public import SystemPackage

/// A project in its folder: everything that its editable wheel is made from, read and validated.
/// Nothing is written.
public struct SourceTree: Sendable {
  /// The folder of `pyproject.toml`, absolute and without links.
  public let folder: FilePath
  /// What `pyproject.toml` says.
  public let project: Project
  /// The contents of the files that it refers to.
  public let files: SourceFiles
  /// The `.pth` file with the folders that `import` is to see; nil for a project without modules.
  public let startup: PathConfigurationFile?
  /// What is worth telling and does not stand in the way, in the order of the file.
  public let warnings: [Problem]

  /// The build backend that the project names, such as `hatchling.build`.
  public let backend: String
  /// How the project wants its files to come into environments, if it says so.
  public let links: LinkChain?

  /// What was asked of the file system, apart from the bytes of `pyproject.toml` and from where the
  /// folder is, with the answers: while they are the same, so is all of this.
  public let observations: Observations

  /// The size in bytes up to which a file of the project is read: far above any real one.
  static let fileLimit = 256 * 1_048_576

  /// Reads a project.
  ///
  /// - Parameter path: its folder, or its `pyproject.toml`.
  /// - Throws: every problem of the project at once, warnings among them, if one of them is an
  ///   error.
  public init(at path: FilePath) throws(EditableError) {
    try self.init(reading: ProjectFolder(at: path))
  }

  /// Reads the project of a folder.
  ///
  /// - Throws: as ``init(at:)`` does.
  init(reading place: ProjectFolder) throws(EditableError) {
    let folder = place.path
    let observed = ObservedFiles(in: folder)
    let projectFile = ProjectFile(reading: place.bytes, named: place.file.string)
    var problems = projectFile.problems
    var files = SourceFiles()
    var startup: PathConfigurationFile?
    problems += Self.checkBackendPath(of: projectFile.buildSystem, in: folder, observed)
    if let draft = projectFile.draft {
      files = Self.readFiles(of: draft, in: folder, observed, &problems)
      var finder = RootFinder(
        folder: folder,
        project: draft,
        in: observed,
        at: projectFile.nameLocation
      )
      let roots = finder.find(settings: projectFile.settings)
      problems += finder.problems
      do {
        startup = roots.isEmpty ? nil : try PathConfigurationFile(folders: roots.map(\.bytes))
        problems += startup?.warnings ?? []
      } catch {
        problems += error.problems
      }
    }
    problems = problems.inSourceOrder()
    guard let project = projectFile.draft, !problems.contains(where: { $0.severity == .error })
    else { throw EditableError(problems) }
    self.folder = folder
    self.project = project
    self.files = files
    self.startup = startup
    self.warnings = problems
    // Without the table, it is the one of old (PEP 517, "Build backend interface").
    self.backend =
      projectFile.buildSystem?.backend?.rendered() ?? "setuptools.build_meta:__legacy__"
    self.links = projectFile.settings.linkMode
    self.observations = observed.observations()
  }

  /// What the project's editable wheel holds.
  public var editableWheel: WheelPlan {
    WheelPlan(editable: project, files: files, startup: startup, digest: FileDigest.init(of:))
  }
}
