internal import EditableSystem
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

  /// The name of the file that makes a folder a project.
  static let projectFile = "pyproject.toml"
  /// The size in bytes up to which a file of the project is read: far above any real one.
  static let fileLimit = 256 * 1_048_576
  /// The same for `pyproject.toml`, whose every problem is looked for.
  private static let projectFileLimit = 16 * 1_048_576

  /// Reads a project.
  ///
  /// - Parameter path: its folder, or its `pyproject.toml`.
  /// - Throws: every problem of the project at once, warnings among them, if one of them is an
  ///   error.
  public init(at path: FilePath) throws(EditableError) {
    let kind = try path.existingKind()
    let given = path.lastComponent?.string == Self.projectFile && kind != nil && kind != .folder
    let shown = given ? path.removingLastComponent() : path
    let name = FilePath(Self.projectFile)
    let file = shown == "." || shown.isEmpty ? name : shown.pushing(name)
    guard try file.existingKind() != nil else { throw .noProject(at: shown) }
    let folder = try (shown.isEmpty ? "." : shown).resolved()

    let bytes = try file.contents(upTo: Self.projectFileLimit)
    let projectFile = ProjectFile(reading: bytes, named: file.string)
    var problems = projectFile.problems
    var files = SourceFiles()
    var startup: PathConfigurationFile?
    problems += Self.checkBackendPath(of: projectFile.buildSystem, in: folder)
    if let draft = projectFile.draft {
      files = Self.readFiles(of: draft, in: folder, &problems)
      var finder = RootFinder(folder: folder, project: draft, at: projectFile.nameLocation)
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
  }

  /// What the project's editable wheel holds.
  public var editableWheel: WheelPlan {
    WheelPlan(editable: project, files: files, startup: startup, digest: FileDigest.init(of:))
  }
}

extension EditableError {
  fileprivate static func noProject(at path: FilePath) -> EditableError {
    let place = path == "." || path.isEmpty ? "the current folder" : "`\(path)`"
    guard path.isEmpty || path.kind() == .folder else {
      return EditableError(
        Problem(
          "no-project",
          path.kind() == nil ? "\(place) does not exist" : "\(place) is not a folder",
          hint: "name the folder of a `pyproject.toml`"
        )
      )
    }
    return EditableError(
      Problem(
        "no-project",
        "\(place) has no `pyproject.toml`",
        hint: "name the folder of a `pyproject.toml`"
      )
    )
  }
}
