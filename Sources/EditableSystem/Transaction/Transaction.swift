public import Packaging
public import SystemPackage

/// Changes of an environment that are all made, or none.
///
/// New files are staged in a folder of the transaction, next to where they will be. Then each is
/// renamed into its place, and what it replaces goes the other way. Every step is in the journal
/// before it is made. One rename, of the journal, makes the changes final; whoever finds the folder
/// of a transaction whose process has ended undoes it before that moment, and tidies up after it.
///
/// Renames survive the process, not a loss of power: nothing is forced to the disk.
public struct Transaction: ~Copyable {
  /// The folder of the transaction, for the files to stage.
  public let folder: FilePath
  /// The folders that are never removed, even if they are left empty.
  private let roots: [FilePath]
  /// The device of the folder.
  private let device: UInt64
  /// The folders of the transaction on other devices.
  private var areas: [UInt64: FilePath] = [:]
  /// The folders of the transaction in folders that are not of the environment.
  private var outsideAreas: [(folder: FilePath, area: FilePath)] = []
  private let lock: FolderLock
  private var steps: [TransactionStep] = []
  private var journal: FileDescriptor?
  private var asideCount = 0
  private var isFinal = false
  private var isTidy = false

  /// The suffix of the folders of transactions; with the dot ahead, Python sees nothing in them.
  static let (prefix, suffix) = (".editable-", ".transaction")

  /// Begins a transaction.
  ///
  /// - Parameters:
  ///   - site: an existing folder on the file system of the changes.
  ///   - roots: the folders of the environment, which stay even if they are empty.
  /// - Throws: `cannot-write`.
  public init(in site: FilePath, roots: [FilePath]) throws(EditableError) {
    self.roots = roots
    lock = try Self.makeFolder(in: site)
    folder = lock.folder
    device = Device(of: folder).number
  }

  /// Makes and locks the folder of a transaction.
  ///
  /// Until it is locked, it looks like that of a process that has ended: where somebody tidies it up
  /// in this moment, another one is made.
  private static func makeFolder(in site: FilePath) throws(EditableError) -> FolderLock {
    while true {
      let folder = site.appending(prefix + String.unique() + suffix)
      do throws(Errno) {
        try SystemCalls.makeFolder(folder)
      } catch {
        throw .system("cannot-write", "write to", site, error)
      }
      do throws(EditableError) {
        let lock = try FolderLock(folder)
        if lock.isCurrent { return lock }
      } catch  where folder.kind() != nil {
        folder.removeTree()
        throw error
      } catch {}
    }
  }

  /// The folder to stage files in that will be below a path: on the same file system.
  ///
  /// - Throws: `cannot-write`; then the transaction is to be abandoned.
  public mutating func area(for path: FilePath) throws(EditableError) -> FilePath {
    var parent = path
    while parent.status() == nil, parent != parent.parent { parent = parent.parent }
    let other = Device(of: parent).number
    if other == device { return folder }
    if let area = areas[other] { return area }
    let area = parent.appending(folder.lastComponent ?? ".")
    try perform(.area(area), on: parent) { () throws(Errno) in
      try SystemCalls.makeFolder(area)
    }
    areas[other] = area
    return area
  }

  /// The folder to stage files in that will be in a folder outside of the environment; it lies there,
  /// so that it is found out at once whether anything can.
  ///
  /// - Parameter outside: an existing folder.
  /// - Throws: `cannot-write`; then nothing was changed there.
  public mutating func area(outside: FilePath) throws(EditableError) -> FilePath {
    if let known = outsideAreas.first(where: { $0.folder == outside }) { return known.area }
    let area = outside.appending(folder.lastComponent ?? ".")
    do throws(Errno) {
      try record(.area(area))
      try SystemCalls.makeFolder(area)
    } catch {
      throw .system("cannot-write", "write to", outside, error)
    }
    outsideAreas.append((outside, area))
    return area
  }

  /// Whether a name in a folder is that of a transaction.
  public static func isTransaction(_ name: String) -> Bool {
    name.hasPrefix(prefix) && name.hasSuffix(suffix)
  }

  // MARK: - Steps

  /// Puts what was staged at a path where nothing is.
  ///
  /// - Throws: `cannot-write`; then the transaction is to be abandoned.
  public mutating func place(_ staged: FilePath, at path: FilePath) throws(EditableError) {
    guard let identity = FileIdentity(of: staged) else { throw .vanished(staged) }
    let step = TransactionStep.move(staged, to: path, identity)
    try perform(step, on: path) { () throws(Errno) in
      try SystemCalls.rename(staged, to: path)
    }
  }

  /// Puts what was staged in the place of what is there, without a moment in which nothing is.
  ///
  /// - Returns: whether that could be done; folders cannot be replaced on every file system, and
  ///   then nothing was changed.
  /// - Throws: `cannot-write`; then the transaction is to be abandoned.
  public mutating func replace(
    _ path: FilePath,
    with staged: FilePath
  ) throws(EditableError) -> Bool {
    guard let identity = FileIdentity(of: staged) else { throw .vanished(staged) }
    do throws(Errno) {
      let step = TransactionStep.exchange(staged, with: path, identity)
      try record(step)
      try SystemCalls.exchange(staged, with: path)
      return true
    } catch  where Self.cannotExchange(error) {
      steps.removeLast()
      if staged.status(followingLinks: false)?.isFolder == true { return false }
    } catch {
      throw .system("cannot-write", "replace", path, error)
    }
    let kept = try nextAside(for: path)
    let step = TransactionStep.overwrite(path, with: staged, keeping: kept, identity)
    try perform(step, on: path) { () throws(Errno) in
      // Where there are no second names, there is a moment without the file.
      do throws(Errno) {
        try SystemCalls.link(path, to: kept)
      } catch {
        try SystemCalls.rename(path, to: kept)
      }
      try SystemCalls.rename(staged, to: path)
    }
    return true
  }

  /// Moves what is at a path out of the way, to be deleted in the end.
  ///
  /// - Returns: whether that could be done; some file systems cannot move some folders, and then
  ///   nothing was changed.
  /// - Throws: `cannot-write`; then the transaction is to be abandoned.
  public mutating func remove(_ path: FilePath) throws(EditableError) -> Bool {
    guard let identity = FileIdentity(of: path) else { return true }
    let aside = try nextAside(for: path)
    do throws(Errno) {
      try record(.move(path, to: aside, identity))
      try SystemCalls.rename(path, to: aside)
      return true
    } catch .improperLink {
      steps.removeLast()
      return false
    } catch {
      throw .system("cannot-remove", "remove", path, error)
    }
  }

  /// Makes the folder and those above it that are missing.
  ///
  /// - Throws: `cannot-write`; then the transaction is to be abandoned.
  public mutating func makeFolders(_ path: FilePath) throws(EditableError) {
    if path.isEmpty || path.kind() == .folder { return }
    try makeFolders(path.parent)
    try perform(.makeFolder(path), on: path) { () throws(Errno) in
      try SystemCalls.makeFolder(path)
    }
  }

  /// Where what is at a path goes when it is replaced.
  private mutating func nextAside(for path: FilePath) throws(EditableError) -> FilePath {
    asideCount += 1
    if let outside = outsideAreas.first(where: { path.starts(with: $0.folder) }) {
      return outside.area.appending("old-\(asideCount)")
    }
    let area = areas.isEmpty ? folder : try area(for: path.parent)
    return area.appending("old-\(asideCount)")
  }

  private mutating func perform(
    _ step: TransactionStep,
    on path: FilePath,
    _ body: () throws(Errno) -> Void
  ) throws(EditableError) {
    do throws(Errno) {
      try record(step)
      try body()
    } catch {
      throw .system("cannot-write", "write", path, error)
    }
  }

  /// Writes the step down before it is made.
  private mutating func record(_ step: TransactionStep) throws(Errno) {
    var record: [UInt8] = []
    if journal == nil {
      journal = try SystemCalls.open(
        folder.appending(Self.journalName),
        .writeOnly,
        options: [.create, .exclusiveCreate],
        permissions: FilePermissions(rawValue: 0o666)
      )
      for root in roots { record += TransactionStep.root(root).record }
    }
    steps.append(step)
    if let journal { try SystemCalls.write(record + step.record, to: journal) }
  }

  private static func cannotExchange(_ errno: Errno) -> Bool {
    LinkFault.concernsFileSystems(errno) && errno != .notPermitted
  }

  // MARK: - The end

  /// Makes the changes final.
  ///
  /// - Throws: `cannot-write`; then the transaction is to be abandoned.
  public mutating func makeFinal() throws(EditableError) {
    guard journal != nil else {
      isFinal = true
      return
    }
    do throws(Errno) {
      try SystemCalls.rename(
        folder.appending(Self.journalName),
        to: folder.appending(Self.finalName)
      )
      isFinal = true
    } catch {
      throw .system("cannot-write", "write to", folder, error)
    }
    Self.removeEmptyFolders(after: steps, in: folder, roots: roots)
  }

  /// Undoes what was done so far, while the folder that is changed is still locked.
  public mutating func abandon() {
    guard !isFinal else { return }
    Self.undo(steps)
    steps = []
  }

  /// Deletes what was replaced, if the changes are final; undoes them if they are not. Nothing more
  /// can be done with the transaction then.
  public mutating func end() {
    guard !isTidy else { return }
    isTidy = true
    tidyUp()
  }

  deinit { if !isTidy { tidyUp() } }

  private borrowing func tidyUp() {
    if let journal { try? SystemCalls.close(journal) }
    if !isFinal { Self.undo(steps) }
    for area in areas.values { area.removeTree() }
    for (_, area) in outsideAreas { area.removeTree() }
    folder.removeTree()
  }
}

extension EditableError {
  fileprivate static func vanished(_ path: FilePath) -> EditableError {
    .system("cannot-write", "find", path, .noSuchFileOrDirectory)
  }
}
