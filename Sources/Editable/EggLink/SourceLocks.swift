internal import EditableSystem
internal import Packaging
internal import SystemPackage

/// The locks of the folders beside whose sources a change of an environment touches metadata.
///
/// They are held from before its first step until it is final, or undone: the metadata names its
/// `.egg-link` before that is in its place, and others would take it for one that is gone. Whoever
/// holds them has the lock of the environment already, and all of them are taken in one order, so
/// that nobody waits for somebody who waits.
final class SourceLocks: Sendable {
  private let locks: [Held]

  private final class Held: Sendable {
    private let lock: FolderLock

    init(_ folder: FilePath) throws(EditableError) { lock = try FolderLock(folder) }
  }

  /// Waits for the locks and takes them.
  ///
  /// - Parameters:
  ///   - links: the egg-links that go.
  ///   - plan: the one that comes.
  ///   - environment: the environment, whose own lock is held.
  /// - Throws: `cannot-lock`.
  init(
    of links: [InstalledEggLink],
    and plan: EggLinkPlan? = nil,
    in environment: PythonEnvironment
  ) throws(EditableError) {
    // Without a record nothing of the metadata is this program's, and it stays as it is.
    let metadata = links.compactMap(\.metadata).filter { $0.record != nil }
    let folders = (metadata + (plan.map { [EggInfoFolder(of: $0)] } ?? [])).map(\.parent)
    // A folder has one lock by whatever path it is known.
    var known = Set([environment.scheme.purelib].compactMap(FolderIdentity.init))
    var order: [(identity: FolderIdentity, folder: FilePath)] = []
    for folder in folders {
      guard let identity = FolderIdentity(folder), known.insert(identity).inserted else { continue }
      order.append((identity, folder))
    }
    order.sort { $0.identity < $1.identity }
    var locks: [Held] = []
    for (_, folder) in order { locks.append(try Held(folder)) }
    self.locks = locks
  }
}

/// Which folder a path leads to.
private struct FolderIdentity: Hashable, Comparable {
  private let device: UInt64
  private let inode: UInt64

  /// The folder of a path; nil where there is none.
  init?(_ path: FilePath) {
    guard let status = path.status() else { return nil }
    device = status.device
    inode = status.inode
  }

  static func < (left: Self, right: Self) -> Bool {
    (left.device, left.inode) < (right.device, right.inode)
  }
}
