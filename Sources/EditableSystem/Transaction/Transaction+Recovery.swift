public import Packaging
public import SystemPackage

extension Transaction {
  /// The journal of changes that are not final.
  static let journalName = "journal"
  /// The journal of changes that are.
  static let finalName = "final"
  /// The size in bytes up to which a journal is read: that of a million steps.
  private static let journalLimit = 1 << 30

  /// How a transaction was left by a process that ended in the midst of it.
  public enum Remains: Sendable {
    /// Its changes were not final, and are undone.
    case undone
    /// Its changes were final, and what they replaced is deleted.
    case finished
    /// It had changed nothing yet.
    case staged
  }

  /// Whether the process of a transaction has ended.
  ///
  /// - Parameter folder: the folder of the transaction.
  public static func isAbandoned(_ folder: FilePath) -> Bool { FolderLock.isFree(folder) }

  /// Whether the process of a transaction has ended in the midst of its changes.
  ///
  /// - Parameter folder: the folder of the transaction.
  public static func isHalfDone(_ folder: FilePath) -> Bool {
    isAbandoned(folder) && folder.appending(finalName).kind() == nil
  }

  /// Undoes or finishes the transaction of a process that has ended.
  ///
  /// - Parameter folder: the folder of the transaction.
  /// - Returns: what was done; nil where the process still runs, or may do.
  /// - Throws: `half-done`, where a change cannot be undone; the folder stays then.
  public static func recover(_ folder: FilePath) throws(EditableError) -> Remains? {
    guard let lock = FolderLock(ifFree: folder) else { return nil }
    defer { extendLifetime(lock) }
    if let bytes = try journal(finalName, in: folder) {
      let steps = TransactionStep.steps(ofJournal: bytes)
      removeEmptyFolders(after: steps, in: folder, roots: steps.compactMap(\.root))
      removeAreas(of: steps)
      folder.removeTree()
      return .finished
    }
    guard let bytes = try journal(journalName, in: folder) else {
      folder.removeTree()
      return .staged
    }
    let steps = TransactionStep.steps(ofJournal: bytes)
    guard undo(steps) else { throw halfDone(folder) }
    removeAreas(of: steps)
    folder.removeTree()
    return .undone
  }

  /// The bytes of a journal; nil only where there certainly is none.
  private static func journal(
    _ name: String,
    in folder: FilePath
  ) throws(EditableError) -> [UInt8]? {
    let path = folder.appending(name)
    do throws(Errno) {
      _ = try SystemCalls.status(path, followingLinks: false)
    } catch .noSuchFileOrDirectory {
      return nil
    } catch {
      throw halfDone(folder)
    }
    do throws(EditableError) {
      return try path.contents(upTo: journalLimit)
    } catch {
      throw halfDone(folder)
    }
  }

  private static func halfDone(_ folder: FilePath) -> EditableError {
    EditableError(
      Problem(
        "half-done",
        "an installation that was interrupted cannot be undone: what it replaced is in `\(folder)`",
        hint: "make the environment writable, then run `editable doctor --fix`"
      )
    )
  }

  private static func removeAreas(of steps: [TransactionStep]) {
    for case .area(let path) in steps { path.removeTree() }
  }

  /// Undoes steps, the last one first, whether they were made or not.
  ///
  /// - Returns: whether all of them are undone.
  @discardableResult
  static func undo(_ steps: [TransactionStep]) -> Bool {
    steps.reversed().map(undo).allSatisfy { $0 }
  }

  private static func undo(_ step: TransactionStep) -> Bool {
    do throws(Errno) {
      switch step {
      case .root, .area: break
      case .makeFolder(let path): try? SystemCalls.removeFolder(path)
      case .move(let source, let destination, let identity):
        // What somebody else has put in its place since is newer.
        guard FileIdentity(of: destination) == identity, FileIdentity(of: source) == nil else {
          break
        }
        try SystemCalls.rename(destination, to: source)
      case .exchange(let new, let old, let identity):
        guard FileIdentity(of: old) == identity else { break }
        try SystemCalls.exchange(new, with: old)
      case .overwrite(let old, _, let kept, let identity):
        // Nothing is there in the moment between two renames, on file systems without second names.
        let current = FileIdentity(of: old)
        guard current == identity || current == nil, FileIdentity(of: kept) != nil else { break }
        try SystemCalls.rename(kept, to: old)
      }
      return true
    } catch {
      return false
    }
  }

  /// Removes the folders that are empty now because what they held was moved into a folder of the
  /// transaction, up to the roots.
  static func removeEmptyFolders(
    after steps: [TransactionStep],
    in folder: FilePath,
    roots: [FilePath]
  ) {
    let name = folder.lastComponent
    for case .move(let source, let destination, _) in steps
    where destination.parent.lastComponent == name {
      var path = source.parent
      while !roots.contains(path), roots.contains(where: path.starts),
        (try? SystemCalls.removeFolder(path)) != nil
      {
        path = path.parent
      }
    }
  }
}

extension TransactionStep {
  fileprivate var root: FilePath? {
    if case .root(let path) = self { path } else { nil }
  }
}
