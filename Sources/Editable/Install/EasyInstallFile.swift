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
    guard path.kind() == .file, let paths = try? read() else { return false }
    return paths.paths.contains { self.leads($0, to: target) }
  }

  /// Removes the lines of some folders and adds one; the others keep their order and spelling. A file
  /// that says nothing then goes.
  ///
  /// - Parameters:
  ///   - removed: the folders that go.
  ///   - added: a folder that has a line then; the one that it has already keeps its place.
  ///   - transaction: what makes the change.
  /// - Throws: `cannot-read`, `cannot-write`; then the transaction is to be abandoned.
  func update(
    removing removed: [FilePath],
    adding added: FilePath? = nil,
    in transaction: inout Transaction
  ) throws(EditableError) {
    let isThere = path.status(followingLinks: false) != nil
    guard isThere || added != nil else { return }
    let before = path.kind() == .file ? try read() : EasyInstallPaths(parsing: [])
    var paths = before
    paths.removeAll { line in
      if let added, leads(line, to: added) { return false }
      return removed.contains { leads(line, to: $0) }
    }
    if let added, !paths.paths.contains(where: { leads($0, to: added) }) {
      paths.append(added.bytes)
    }
    guard paths != before else { return }
    guard !paths.isBlank else {
      _ = try transaction.remove(path)
      return
    }
    let staged = transaction.folder.appending(EasyInstallPaths.fileName)
    try staged.replace(with: paths.rendered())
    if isThere {
      _ = try transaction.replace(path, with: staged)
    } else {
      try transaction.place(staged, at: path)
    }
  }

  /// Adds the line of a folder, outside of a transaction.
  ///
  /// - Throws: `cannot-lock`, `cannot-read`, `cannot-write`.
  func add(_ target: FilePath) throws(EditableError) {
    let lock = try FolderLock(folder)
    defer { extendLifetime(lock) }
    var paths = path.kind() == .file ? try read() : EasyInstallPaths(parsing: [])
    guard !paths.paths.contains(where: { leads($0, to: target) }) else { return }
    paths.append(target.bytes)
    try path.replace(with: paths.rendered())
  }

  private func read() throws(EditableError) -> EasyInstallPaths {
    EasyInstallPaths(parsing: try path.contents(upTo: SourceTree.fileLimit))
  }

  /// Whether a line leads to a folder: by its text as `site` reads it, or with links followed, since
  /// setuptools wrote some paths with links and some without.
  private func leads(_ line: [UInt8], to target: FilePath) -> Bool {
    let place = folder.pushing(FilePath(bytes: line)).lexicallyNormalized()
    if place == target { return true }
    guard let resolved = try? place.resolved() else { return false }
    return resolved == (try? target.resolved())
  }
}
