internal import EditableSystem
internal import Packaging
internal import SystemPackage

/// Puts staged files in their places, and what they replace out of the way.
///
/// The files of the project come first, then the metadata of the new version, then the old one goes:
/// there is metadata at every moment.
struct InstallCommit: Sendable {
  /// The folders of the environment.
  let environment: PythonEnvironment
  /// What the distributions that are replaced own, by folders of the environment.
  let owned: OwnedFiles
  /// The egg-links that are replaced.
  let eggLinks: [InstalledEggLink]
  /// What the others own; asked only where a file is in the way.
  let others: @Sendable () throws(EditableError) -> OwnedFiles
  /// Whether files of others are overwritten.
  let overwrites: Bool
  /// The files of others that were overwritten.
  private(set) var overwritten: [FilePath] = []
  /// What is worth telling of what was replaced.
  var warnings: [Problem] = []
  /// The names of the metadata folders beside sources that are gone with what was replaced.
  var removedMetadata: [String] = []

  init(
    environment: PythonEnvironment,
    owned: OwnedFiles,
    eggLinks: [InstalledEggLink],
    overwrites: Bool,
    others: @escaping @Sendable () throws(EditableError) -> OwnedFiles
  ) {
    self.environment = environment
    self.owned = owned
    self.eggLinks = eggLinks
    self.overwrites = overwrites
    self.others = others
  }

  /// Makes all changes, up to the last one, which makes them final.
  mutating func run(
    _ staged: StagedInstall,
    in transaction: inout Transaction
  ) throws(EditableError) {
    let trees = Self.trees(of: staged.plan)
    overwritten = try strangers(of: trees, staged.plan)
    guard let metadata = FilePath.Component(staged.plan.distInfo) else {
      preconditionFailure("the name of a wheel makes the name of a folder")
    }
    for root in WheelScheme.allCases {
      guard let tree = trees[root], let area = staged.areas[root] else { continue }
      let isLibrary = root == staged.plan.library
      let folder = environment.scheme[root]
      try transaction.makeFolders(folder)
      for name in tree.names where !isLibrary || name != metadata {
        try merge(name, of: tree, from: area, into: folder, &transaction)
      }
    }
    try placeEggInfo(of: staged.plan, &transaction)
    if let tree = trees[staged.plan.library], let area = staged.areas[staged.plan.library] {
      let folder = environment.scheme[staged.plan.library]
      try merge(metadata, of: tree, from: area, into: folder, &transaction)
    }
    try updateStartupLines(for: staged.plan, &transaction)
    if !owned.paths.isEmpty {
      var kept = OwnedFiles()
      for file in staged.plan.files {
        kept.insert(environment.scheme[file.root].pushing(FilePath(file.path)))
      }
      // What goes for good may be recorded by others as well.
      let going = owned.paths.filter { !kept.contains($0) && !owned.isMetadata($0) }
      if !going.isEmpty {
        let others = try others()
        for path in going where others.contains(path) { kept.insert(path) }
      }
      try owned.remove(keeping: kept, roots: environment.lastingFolders, in: &transaction)
    }
    try releaseEggInfos(for: staged.plan, &transaction)
    try transaction.makeFinal()
    // Some systems hide what is made in hidden folders, and Python skips hidden `.pth` files.
    for file in staged.plan.files where file.path.hasSuffix(".pth") {
      let path = environment.scheme[file.root].pushing(FilePath(file.path))
      if path.isHidden { try? path.unhide() }
    }
  }

  private static func trees(of plan: InstallPlan) -> [WheelScheme: FileTree] {
    var trees: [WheelScheme: FileTree] = [:]
    for file in plan.files { trees[file.root, default: FileTree()].insert(FilePath(file.path)) }
    return trees
  }

  // MARK: - Putting in place

  private func merge(
    _ name: FilePath.Component,
    of tree: FileTree,
    from area: FilePath,
    into folder: FilePath,
    _ transaction: inout Transaction
  ) throws(EditableError) {
    let staged = area.appending(name)
    let path = folder.appending(name)
    guard let status = path.status(followingLinks: false) else {
      return try transaction.place(staged, at: path)
    }
    guard let contents = tree[name] else {
      if status.isFolder {
        // A package that became a module.
        guard owned.covers(path), try !losesFiles(path, replacedBy: nil),
          try transaction.remove(path)
        else {
          throw .inTheWay(path, "is a folder, and a file of the same name is to be installed")
        }
        return try transaction.place(staged, at: path)
      }
      _ = try transaction.replace(path, with: staged)
      return
    }
    guard path.kind() == .folder else {
      // A module that became a package.
      guard owned.contains(path), try transaction.remove(path) else {
        throw .inTheWay(path, "is a file, and a folder of the same name is to be installed")
      }
      return try transaction.place(staged, at: path)
    }
    guard !status.isLink || leadsInside(path) else {
      throw .inTheWay(path, "is a link that leads out of the environment")
    }
    // A folder of which all is replaced changes in one step.
    if !status.isLink, owned.covers(path), try !losesFiles(path, replacedBy: contents),
      try transaction.replace(path, with: staged)
    {
      return
    }
    for name in contents.names {
      try merge(name, of: contents, from: staged, into: path, &transaction)
    }
  }

  /// Whether others would lose files with a folder: those that they have recorded as well, and that
  /// what is put in its place does not have.
  private func losesFiles(
    _ folder: FilePath,
    replacedBy contents: FileTree?
  ) throws(EditableError) -> Bool {
    if owned.isMetadata(folder) { return false }
    let going = owned.paths.filter { path in
      path.starts(with: folder) && contents?.hasFile(path.relative(to: folder)) != true
    }
    if going.isEmpty { return false }
    let others = try others()
    return going.contains(where: others.contains)
  }

  /// Whether a link leads to a folder of the environment.
  private func leadsInside(_ path: FilePath) -> Bool {
    guard let target = try? path.resolved() else { return false }
    return environment.folders.contains { (try? $0.resolved()).map(target.starts) == true }
  }
}

extension EditableError {
  fileprivate static func inTheWay(_ path: FilePath, _ reason: String) -> EditableError {
    EditableError(
      Problem(
        "in-the-way",
        "`\(path)` \(reason)",
        hint: "remove it, or uninstall what it belongs to"
      )
    )
  }
}
