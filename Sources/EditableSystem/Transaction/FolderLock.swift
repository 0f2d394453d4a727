public import Packaging
public import SystemPackage

/// The lock of a folder, which its holder has until it ends, however it ends.
///
/// The folder itself is locked, so that no file is left in it. Source: `flock(2)`.
public struct FolderLock: ~Copyable, Sendable {
  /// The folder.
  public let folder: FilePath
  private let descriptor: FileDescriptor
  /// Whether the file system has locks; where it has none, the work goes on without.
  public let isHeld: Bool

  /// How long another holder is waited for before anybody is told, in milliseconds, and how long it
  /// is between two attempts.
  private static let (patience, pause) = (1000, 5)

  /// Waits for the lock of a folder and takes it.
  ///
  /// - Parameters:
  ///   - folder: the folder.
  ///   - waiting: is called once if another holder takes long.
  /// - Throws: `cannot-lock`, where the folder cannot be opened.
  public init(
    _ folder: FilePath,
    waiting: () -> Void = {}
  ) throws(EditableError) {
    self.folder = folder
    do throws(Errno) {
      descriptor = try SystemCalls.open(folder, .readOnly)
    } catch {
      throw .system("cannot-lock", "lock", folder, error)
    }
    isHeld = Self.take(descriptor, waiting: waiting)
  }

  /// Takes a lock.
  ///
  /// - Returns: whether the file system has locks.
  private static func take(_ descriptor: FileDescriptor, waiting: () -> Void) -> Bool {
    for _ in 0..<(patience / pause) {
      do throws(Errno) {
        try SystemCalls.lock(descriptor, .exclusive, waiting: false)
        return true
      } catch .wouldBlock {
        SystemCalls.sleep(milliseconds: pause)
      } catch {
        return false
      }
    }
    waiting()
    return (try? SystemCalls.lock(descriptor, .exclusive, waiting: true)) != nil
  }

  /// Takes the lock of a folder if nobody has it; nil where somebody does, or may do: where the file
  /// system has no locks, or the folder is gone.
  ///
  /// Those who only look (``isFree(_:)``) are waited for: they are gone in a moment.
  init?(ifFree folder: FilePath) {
    guard let descriptor = try? SystemCalls.open(folder, .readOnly) else { return nil }
    do throws(Errno) {
      // Nobody but its owner keeps others from looking, as long as it runs.
      try SystemCalls.lock(descriptor, .shared, waiting: false)
      try SystemCalls.lock(descriptor, .exclusive, waiting: true)
    } catch {
      try? SystemCalls.close(descriptor)
      return nil
    }
    self.folder = folder
    self.descriptor = descriptor
    isHeld = true
  }

  /// Whether nobody has the lock of a folder; not where the file system has no locks, or the folder
  /// is gone. Nobody who looks is in the way of another.
  static func isFree(_ folder: FilePath) -> Bool {
    guard let descriptor = try? SystemCalls.open(folder, .readOnly) else { return false }
    defer { try? SystemCalls.close(descriptor) }
    return (try? SystemCalls.lock(descriptor, .shared, waiting: false)) != nil
  }

  /// Whether what was locked still is what the path leads to: somebody may have removed it meanwhile.
  var isCurrent: Bool {
    guard let locked = try? SystemCalls.status(descriptor),
      let named = try? SystemCalls.status(folder)
    else { return false }
    return locked.deviceID == named.deviceID && locked.inode == named.inode
  }

  deinit { try? SystemCalls.close(descriptor) }
}

extension Problem {
  /// What to say where a file system has no locks.
  public static func noLocks(on folder: FilePath) -> Problem {
    Problem(
      "no-locks",
      "the file system of `\(folder)` has no locks; going on without",
      severity: .warning,
      hint: "let no other installer work on the environment at the same time"
    )
  }
}
