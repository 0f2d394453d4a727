internal import EditableSystem
internal import Packaging
internal import SystemPackage

extension DistributionTree {
  /// The size in bytes up to which a file is held in memory.
  private static let sizeLimit = 16 << 20

  /// What was added to an environment.
  ///
  /// - Parameters:
  ///   - paths: what was added, absolute.
  ///   - environment: the environment.
  ///   - project: the project that was installed.
  init(_ paths: [FilePath], in environment: PythonEnvironment, of project: ProjectName) {
    self.init(
      paths.map { Self.entry($0, in: environment.prefix) },
      site: environment.scheme.purelib.relative(to: environment.prefix).string,
      place: environment.prefix.string,
      of: project
    )
  }

  /// An installed distribution, in a folder of modules that nobody but its `RECORD` describes.
  ///
  /// - Throws: `not-installed`, `no-record`, `invalid-record`.
  init(of project: ProjectName, installedIn folder: FilePath) throws(EditableError) {
    let site = try Self.siteFolder(folder)
    let found = try SiteFolder(site).distributions(of: project.normalized)
      .first { $0.kind == .distInfo }
    guard let distribution = found else {
      throw EditableError(
        Problem(
          "not-installed",
          "`\(project.written)` is not installed in `\(site)`",
          hint: "name a folder that has its `.dist-info`, or an environment"
        )
      )
    }
    let file = distribution.path.appending("RECORD")
    let record = try Record(
      parsing: file.contents(upTo: SourceTree.fileLimit),
      named: file.string,
      isInstalled: true
    )
    // In an environment, programs lie beside `lib`; anything else is its own root.
    let library = site.parent.parent.lastComponent?.string
    let isInEnvironment =
      ["site-packages", "dist-packages"].contains(site.lastComponent?.string)
      && ["lib", "lib64"].contains(library)
    let root = isInEnvironment ? site.parent.parent.parent : site
    var paths = Set(
      record.rows.map { site.pushing(FilePath($0.path)).lexicallyNormalized() }
        .filter { $0.starts(with: root) && $0.status(followingLinks: false) != nil }
    )
    paths.formUnion(try EnvironmentSnapshot(of: distribution.path).paths)
    self.init(
      ([distribution.path] + paths).map { Self.entry($0, in: root) },
      site: isInEnvironment ? site.relative(to: root).string : "",
      place: root.string,
      of: project
    )
  }

  /// The folder of modules that a folder is, or has as an environment.
  private static func siteFolder(_ folder: FilePath) throws(EditableError) -> FilePath {
    let folder = try folder.resolved()
    guard folder.appending("pyvenv.cfg").kind() == .file else { return folder }
    let request = PythonRequest(python: folder.string)
    return try PythonEnvironment.find(request, currentFolder: folder, cache: nil).scheme.purelib
  }

  /// The files of a wheel, without `RECORD`: it was checked against them when they were unpacked.
  init(of wheel: StoredWheel) throws(EditableError) {
    var entries: [Entry] = []
    for (index, file) in wheel.manifest.files.enumerated() {
      let content: Content =
        file.size > Self.sizeLimit
        ? .large(size: file.size, digest: file.digest) : .file(try wheel.contents(index))
      entries.append(
        Entry(
          path: Array(file.path.utf8),
          mode: file.isExecutable ? 0o755 : 0o644,
          content: content
        )
      )
    }
    self.init(entries, of: wheel.manifest.name.project)
  }

  private static func entry(_ path: FilePath, in root: FilePath) -> Entry {
    let relative = path.relative(to: root).bytes
    guard let status = path.status(followingLinks: false) else {
      return Entry(path: relative, mode: nil, content: .unreadable("cannot be read"))
    }
    let mode = UInt16(truncatingIfNeeded: status.permissions.rawValue & 0o7777)
    return Entry(
      path: relative,
      // A link has no mode of its own that means anything.
      mode: status.isLink ? nil : mode,
      content: content(of: path, status)
    )
  }

  private static func content(of path: FilePath, _ status: FileStatus) -> Content {
    if status.isFolder { return .folder }
    if status.isLink { return .link(path.linkTarget?.bytes ?? []) }
    guard status.isFile else { return .unreadable("neither file, folder nor link") }
    if status.size > sizeLimit, let digest = try? path.digest() {
      return .large(size: status.size, digest: digest)
    }
    guard let bytes = try? path.contents(upTo: sizeLimit) else {
      return .unreadable("cannot be read")
    }
    return .file(bytes)
  }
}
