internal import EditableSystem
internal import Packaging
internal import SystemPackage

/// The `easy-install.pth` of a folder, which all `.egg-link` installations share. Whoever changes it
/// holds the lock of the environment.
///
/// Source: the layout of setuptools before version 80.
struct EasyInstallFile {
  private let folder: FilePath
  private let path: FilePath

  init(in folder: FilePath) {
    self.folder = folder
    path = folder.appending(EasyInstallPaths.fileName)
  }

  /// Whether a line leads to a folder.
  func leads(to target: FilePath) -> Bool {
    guard path.kind() == .file, let paths = try? Self.read(path) else { return false }
    return !lines(of: paths, to: target).isEmpty
  }

  /// Removes the lines of some folders and adds one; the others keep their order and spelling. A file
  /// that says nothing then goes; one that a link leads to stays, for whoever made the link.
  ///
  /// - Parameters:
  ///   - removed: the folders that go.
  ///   - kept: the folders of others, whose lines stay.
  ///   - added: a folder that has a line then; the one that it has already keeps its place.
  ///   - transaction: what makes the change.
  /// - Throws: `in-the-way`, `cannot-read`, `cannot-write`; then the transaction is to be abandoned.
  func update(
    removing removed: [FilePath],
    keeping kept: [FilePath],
    adding added: FilePath? = nil,
    in transaction: inout Transaction
  ) throws(EditableError) {
    // Only what has lines can lose any.
    guard added != nil || path.kind() == .file else { return }
    let target = try target()
    let before = try target.map(Self.read) ?? EasyInstallPaths(parsing: [])
    let staying = (kept + (added.map { [$0] } ?? [])).flatMap { lines(of: before, to: $0) }
    let going = removed.flatMap { lines(of: before, to: $0) }.filter { !staying.contains($0) }
    var paths = before
    paths.removeAll(where: going.contains)
    if let added, lines(of: paths, to: added).isEmpty { paths.append(added.bytes) }
    guard paths != before else { return }
    guard let target else {
      let staged = Self.newFile(in: transaction.folder)
      try staged.create(with: paths.rendered())
      return try transaction.place(staged, at: path)
    }
    if paths.isBlank, target == path {
      _ = try transaction.remove(path)
      return
    }
    let home = target.parent
    let isHere = target == path || home == (try? folder.resolved())
    let area = isHere ? transaction.folder : try transaction.area(outside: home)
    let staged = Self.newFile(in: area)
    // With the mode of the file, whatever the umask is.
    let permissions = target.status()?.permissions ?? FilePermissions(rawValue: 0o666)
    try staged.create(with: paths.rendered(), permissions: permissions, mask: permissions)
    _ = try transaction.replace(target, with: staged)
  }

  /// Adds the line of a folder, outside of a transaction.
  ///
  /// - Throws: `in-the-way`, `cannot-lock`, `cannot-read`, `cannot-write`.
  func add(_ added: FilePath) throws(EditableError) {
    let lock = try FolderLock(folder)
    defer { extendLifetime(lock) }
    let target = try target()
    var paths = try target.map(Self.read) ?? EasyInstallPaths(parsing: [])
    guard lines(of: paths, to: added).isEmpty else { return }
    paths.append(added.bytes)
    try (target ?? path).replace(with: paths.rendered(), permissions: target?.status()?.permissions)
  }

  /// The file with the lines, links followed; nil where it is to be made.
  ///
  /// - Throws: `in-the-way`, where something else has its name; `cannot-read`.
  private func target() throws(EditableError) -> FilePath? {
    guard let status = path.status(followingLinks: false) else { return nil }
    guard path.kind() == .file else { throw .noFile(path) }
    return status.isLink ? try path.resolved() : path
  }

  private static func read(_ file: FilePath) throws(EditableError) -> EasyInstallPaths {
    EasyInstallPaths(parsing: try file.contents(upTo: SourceTree.fileLimit))
  }

  /// A path for the new file: two folders of an environment may each have one.
  private static func newFile(in area: FilePath) -> FilePath {
    var name = EasyInstallPaths.fileName
    while area.appending(name).status(followingLinks: false) != nil { name = "next-" + name }
    return area.appending(name)
  }

  /// The lines that lead to a folder: those with its text as `site` reads it; else those that do so
  /// with links followed, since setuptools wrote some paths with links and some without.
  private func lines(of paths: EasyInstallPaths, to target: FilePath) -> [[UInt8]] {
    let lines = paths.paths.map { line in
      (line: line, place: folder.pushing(FilePath(bytes: line)).lexicallyNormalized())
    }
    let exact = lines.filter { $0.place == target }
    guard exact.isEmpty, let resolved = try? target.resolved() else { return exact.map(\.line) }
    return lines.filter { (try? $0.place.resolved()) == resolved }.map(\.line)
  }
}

extension EditableError {
  fileprivate static func noFile(_ path: FilePath) -> EditableError {
    EditableError(
      Problem(
        "in-the-way",
        "`\(path)` is no file, and an egg-link needs a line in it",
        hint: "remove it, or move it away"
      )
    )
  }
}
