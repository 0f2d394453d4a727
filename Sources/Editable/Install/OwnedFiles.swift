internal import EditableSystem
internal import Packaging
internal import SystemPackage

/// The files that distributions own, by what they recorded.
struct OwnedFiles: Sendable {
  /// All of them below the root of the file system.
  private var tree = FileTree()
  private var owners: [FilePath: String] = [:]
  private(set) var paths: [FilePath] = []
  /// The folders that go with all that is in them.
  private var metadata: Set<FilePath> = []

  init() {}

  /// Adds a file.
  ///
  /// - Parameters:
  ///   - path: its absolute path, without `..`.
  ///   - owner: the name of its distribution, if somebody may ask for that.
  mutating func insert(_ path: FilePath, of owner: String? = nil) {
    tree.insert(path)
    paths.append(path)
    if let owner { owners[path] = owner }
  }

  /// Adds what an installed distribution consists of.
  mutating func insert(_ files: InstalledFiles) {
    for path in files.paths { insert(path) }
    if files.distribution.kind != .eggLink { metadata.insert(files.distribution.path) }
  }

  /// Whether a path lies in the metadata of a distribution that is removed as a whole.
  func isMetadata(_ path: FilePath) -> Bool {
    metadata.contains { path.starts(with: $0) }
  }

  /// Whether a file is one of them.
  func contains(_ path: FilePath) -> Bool {
    guard let name = path.lastComponent else { return false }
    return subtree(path.parent)?.hasFile(name) ?? false
  }

  /// The distribution that a file belongs to.
  func owner(of path: FilePath) -> String? { owners[path] }

  /// Whether every file of a folder is one of them, bytecode aside.
  func covers(_ folder: FilePath) -> Bool { subtree(folder)?.covers(folder) ?? false }

  private func subtree(_ folder: FilePath) -> FileTree? {
    var tree: FileTree? = tree
    for name in folder.components { tree = tree?[name] }
    return tree
  }

  /// Moves the files out of the way, bytecode with them: whole folders where nobody else has files
  /// in them.
  ///
  /// - Parameters:
  ///   - kept: what stays, since something new was put in its place.
  ///   - roots: folders that stay even if nothing is left in them.
  ///   - transaction: what moves them.
  /// - Throws: `cannot-remove`; then the transaction is to be abandoned.
  func remove(
    keeping kept: OwnedFiles,
    roots: [FilePath],
    in transaction: inout Transaction
  ) throws(EditableError) {
    try remove(tree, at: "/", keeping: kept.tree, roots, &transaction)
  }

  private func remove(
    _ tree: FileTree,
    at folder: FilePath,
    keeping kept: FileTree?,
    _ roots: [FilePath],
    _ transaction: inout Transaction
  ) throws(EditableError) {
    // Metadata goes last: what it records can be found as long as it is there.
    let names = tree.names.filter { !Self.isMetadata($0) } + tree.names.filter(Self.isMetadata)
    let modules = names.filter { tree.hasFile($0) && kept?.contains($0) != true }
    for bytecode in FileTree.bytecode(of: modules, in: folder) {
      _ = try transaction.remove(bytecode)
    }
    for name in names {
      let path = folder.appending(name)
      if let contents = tree[name] {
        if kept?.contains(name) != true, !roots.contains(where: { $0.starts(with: path) }),
          contents.covers(path) || metadata.contains(path),
          path.status(followingLinks: false)?.isFolder == true, try transaction.remove(path)
        {
          continue
        }
        try remove(contents, at: path, keeping: kept?[name], roots, &transaction)
      } else if kept?.contains(name) != true,
        // A folder that was recorded as a file may hold anything.
        path.status(followingLinks: false)?.isFolder != true
      {
        guard try transaction.remove(path) else {
          throw EditableError(Problem("cannot-remove", "cannot move `\(path)` out of the way"))
        }
      }
    }
  }

  private static func isMetadata(_ name: FilePath.Component) -> Bool {
    name.string.hasSuffix(".dist-info") || name.string.hasSuffix(".egg-info")
  }
}
