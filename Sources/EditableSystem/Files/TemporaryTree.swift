public import Packaging
public import SystemPackage

/// A folder that goes with the last reference to it, with all that is in it.
public final class TemporaryTree: Sendable {
  /// The folder, absolute.
  public let path: FilePath

  init(_ path: FilePath) { self.path = path }

  /// Makes a new folder, where `TMPDIR` says or in `/tmp`.
  ///
  /// - Throws: `cannot-write`.
  public static func make() throws(EditableError) -> TemporaryTree {
    let parent = Environment.value(of: "TMPDIR").map { FilePath($0) }.flatMap(Cache.absolute)
    let folder = (parent ?? "/tmp").appending("\(Generator.name)-\(String.unique())")
    do {
      try SystemCalls.makeFolder(folder)
    } catch {
      throw .system("cannot-write", "make the folder", folder, error)
    }
    return TemporaryTree(folder)
  }

  deinit { path.removeTree() }
}
