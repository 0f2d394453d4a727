public import EditableSystem
public import Packaging
public import SystemPackage

/// Makes what is to be installed of what a user names: projects are built, wheels are unpacked, both
/// into the cache.
public struct SourceReader: Sendable {
  private let cache: Cache
  private let projects: ProjectCache
  private let currentFolder: FilePath

  /// A reader that works with a cache.
  ///
  /// - Throws: `cannot-read`, where the current folder is gone.
  public init(cache: Cache) throws(EditableError) {
    self.cache = cache
    projects = ProjectCache(cache)
    currentFolder = try FilePath(".").resolved()
  }

  /// What a path leads to: the wheel of that name, else the project in that folder.
  ///
  /// - Parameters:
  ///   - path: a wheel, the folder of a project, or its `pyproject.toml`.
  ///   - layout: how a project is to be installed.
  /// - Throws: what is wrong with it; `egg-link-of-wheel`.
  public func source(
    at path: FilePath,
    as layout: InstallLayout = .distInfo
  ) throws(EditableError) -> InstallSource {
    // As pip has it: symbolic links stay, `..` goes by the text.
    let absolute = currentFolder.pushing(path).lexicallyNormalized()
    if path.extension == "whl", path.kind() != .folder {
      guard layout == .distInfo else { throw .eggLinkOfWheel(path) }
      return try wheel(at: path, absolute)
    }
    // `..` after a link leads elsewhere for the system than it does by its text.
    let hasParents = path.components.contains { $0.kind == .parentDirectory }
    return try project(at: hasParents ? absolute : path, absolute, as: layout)
  }

  /// Reads a path when it is installed.
  public func request(
    for path: FilePath,
    as layout: InstallLayout = .distInfo
  ) -> Installer.Request {
    { () throws(EditableError) in try source(at: path, as: layout) }
  }

  private func wheel(
    at path: FilePath,
    _ absolute: FilePath
  ) throws(EditableError) -> InstallSource {
    guard try path.existingKind() != nil else {
      throw EditableError(
        Problem("no-wheel", "the wheel `\(path)` does not exist", hint: "name a file that does")
      )
    }
    let archive = try WheelArchive(at: path)
    if let wheel = cache.wheels.wheel(archive.digest, isChecked: false),
      wheel.manifest.name == archive.name
    {
      return InstallSource(wheel, at: absolute, reason: "from the cache", warnings: [])
    }
    var warnings: [Problem] = []
    func unpack(into cache: Cache) throws(EditableError) -> StoredWheel {
      try cache.wheels.add(archive.digest) { (folder) throws(EditableError) in
        try archive.unpack(into: folder) { warnings.append($0) }
      }
    }
    let wheel: StoredWheel
    do throws(EditableError) {
      wheel = try unpack(into: cache)
    } catch  where error.code == "cannot-write" {
      warnings.append(.unusable(cache, because: error))
      wheel = try unpack(into: .temporary())
    }
    return InstallSource(wheel, at: absolute, reason: "unpacked", warnings: warnings)
  }

  /// A note on a build backend that is another one: it is not run.
  private static func notes(on backend: String) -> [Problem] {
    guard backend.prefix(while: { $0 != ":" && $0 != "." }) != Generator.name else { return [] }
    return [
      Problem(
        "other-backend",
        "the build backend `\(backend)` is not run: build hooks, compiled modules and data files "
          + "that it might have added are missing",
        severity: .note
      )
    ]
  }

  private func project(
    at path: FilePath,
    _ given: FilePath,
    as layout: InstallLayout
  ) throws(EditableError) -> InstallSource {
    var absolute = given
    let built = try projects.wheel(ofProjectAt: path)
    var warnings = Self.notes(on: built.backend) + built.warnings
    var eggLink: EggLinkPlan?
    if layout == .eggLink {
      let plan = try SourceTree(at: path).eggLink()
      // That there is metadata beside the sources is what is asked for.
      warnings.removeAll { $0.isStaleMetadata(plan.name.metadataFolder) }
      eggLink = plan
    }
    if absolute.lastComponent?.string == ProjectFolder.fileName { absolute = absolute.parent }
    return InstallSource(
      editable: built.wheel,
      at: absolute,
      folder: built.folder,
      reason: built.outcome.description,
      warnings: warnings,
      links: built.links,
      eggLink: eggLink
    )
  }
}

extension EditableError {
  fileprivate static func eggLinkOfWheel(_ path: FilePath) -> EditableError {
    EditableError(
      Problem(
        "egg-link-of-wheel",
        "`\(path)` is a wheel, and an egg-link leads to the sources of a project",
        hint: "install it without `--egg-link`"
      )
    )
  }
}
