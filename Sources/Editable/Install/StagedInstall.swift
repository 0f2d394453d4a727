internal import EditableSystem
internal import Packaging
internal import Synchronization
internal import SystemPackage

/// An installation whose files lie ready in the folder of a transaction.
final class StagedInstall: Sendable {
  /// What is installed.
  let source: InstallSource
  /// What it consists of.
  let plan: InstallPlan
  /// How its files came there.
  let placements: Placements
  /// Where the files of each folder of the environment lie.
  let areas: [WheelScheme: FilePath]
  /// The folder of the transaction.
  let folder: FilePath
  /// The transaction; one thread at a time goes on with it.
  let transaction: Mutex<Transaction>

  /// Stages every file of a plan; nothing of the environment is changed.
  ///
  /// - Parameters:
  ///   - plan: the files.
  ///   - source: the wheel.
  ///   - environment: where they go; its folders are made if they are missing.
  ///   - linking: how files of the cache come into environments.
  ///   - compiles: whether modules are compiled to bytecode.
  /// - Throws: `cannot-write`, `cannot-link`, `damaged-cache`; then nothing is left of it.
  init(
    _ plan: InstallPlan,
    of source: InstallSource,
    in environment: PythonEnvironment,
    linking: Linking,
    compiles: Bool
  ) throws(EditableError) {
    let library = environment.scheme[plan.library]
    try library.makeFolders()
    var transaction = try Transaction(in: library, roots: environment.lastingFolders)
    var folders: Set<FilePath> = []
    var areas: [WheelScheme: FilePath] = [:]
    var placements = Placements()
    let linker = linking.linker(
      from: source.wheel.folder,
      to: transaction.folder,
      isEditable: plan.isEditable
    )
    var plan = plan
    var cached: [(index: Int, path: FilePath)] = []
    var cachedFiles: [InstallPlan.File] = []
    // What is compiled is recorded as well.
    for file in compiles ? plan.files.dropLast() : plan.files[...] {
      let area: FilePath
      if let known = areas[file.root] {
        area = known
      } else {
        area = try transaction.area(for: environment.scheme[file.root])
          .appending(file.root.rawValue)
        areas[file.root] = area
      }
      let path = area.pushing(FilePath(file.path))
      let folder = path.parent
      if folders.insert(folder).inserted { try folder.makeNewFolder() }
      switch file.content {
      case .written(let bytes, let isExecutable):
        try linker.write(bytes, at: path, isExecutable: isExecutable)
      case .launchScript(let bytes): try linker.writeLaunchScript(bytes, at: path)
      case .cached(let index):
        cached.append((index, path))
        cachedFiles.append(file)
      case .compiled: break
      }
    }
    for (file, placement) in zip(cachedFiles, try linker.place(cached, of: source.wheel)) {
      placements.add(placement, of: file)
    }
    if let eggLink = plan.eggLink {
      try EggInfoFolder(of: eggLink).stage(eggLink, in: &transaction)
    }
    if compiles, let area = areas[plan.library] {
      plan = plan.adding(
        try Bytecode(environment: environment).compile(area, for: library, in: plan.library)
      )
      if let record = plan.files.last, case .written(let bytes, _) = record.content {
        try linker.write(bytes, at: area.pushing(FilePath(record.path)), isExecutable: false)
      }
    }
    self.source = source
    self.plan = plan
    self.placements = placements
    self.areas = areas
    folder = transaction.folder
    self.transaction = Mutex(transaction)
  }

  /// Deletes what was replaced, and what is left of the stage.
  func end() { transaction.withLock { $0.end() } }
}
