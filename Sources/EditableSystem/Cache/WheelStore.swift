public import Packaging
public import SystemPackage

/// The wheels of the cache that something may link to, each unpacked into a folder of its own:
/// `wheels-1/<digest>/` holds
///
/// - `tree/`: every file but `RECORD`, the source of links;
/// - `manifest`: what an installer has to know, and how each file was when it was stored. The time of
///   its last change is that of the entry's last use.
public struct WheelStore: Sendable {
  let cache: Cache

  /// The name of the folder with the files.
  static let treeName = "tree"
  /// The name of the file that says what the entry is.
  static let manifestName = "manifest"
  /// What the names of entries start with while they are made or removed.
  static let temporaryPrefix = ".tmp-"
  /// How often an entry is put into place before it is given up.
  private static let attempts = 3

  init(_ cache: Cache) {
    self.cache = cache
  }

  /// A wheel of the store.
  ///
  /// - Parameters:
  ///   - digest: the SHA-256 digest of the wheel's bytes.
  ///   - isChecked: whether every file is looked at; else each is when it is used, which may be never.
  /// - Returns: nil where it is missing, or where a file of it is not what was stored; then what is
  ///   left of it is removed.
  public func wheel(_ digest: FileDigest, isChecked: Bool = true) -> StoredWheel? {
    let folder = folder(of: digest)
    guard let bytes = cache.contents(of: folder.appending(Self.manifestName)) else {
      if folder.kind() != nil { discard(folder) }
      return nil
    }
    guard let wheel = StoredWheel(digest, at: folder, manifest: bytes, keeper: cache.keeper) else {
      discard(folder)
      return nil
    }
    guard isChecked else { return wheel }
    guard let checked = wheel.checked() else {
      discard(folder)
      return nil
    }
    if checked.isRenewed { store(checked.wheel) }
    return checked.wheel
  }

  /// Notes that files of a wheel were given further names by this program, so that they need not be
  /// read for that the next time.
  public func noteLinks(of wheel: StoredWheel) {
    if wheel.isUnpacked, let relinked = wheel.relinked() { store(relinked) }
  }

  private func store(_ wheel: StoredWheel) {
    try? wheel.folder.appending(Self.manifestName).replace(with: wheel.encoded())
  }

  /// Unpacks a wheel of this program.
  ///
  /// - Throws: `cannot-write`; then nothing was stored.
  func add(_ wheel: PackedWheel) throws(EditableError) -> StoredWheel {
    try add(wheel.digest) { (tree) throws(EditableError) in
      var parents: Set<FilePath> = [tree]
      for (file, bytes) in zip(wheel.manifest.files, wheel.contents) {
        let path = tree.pushing(FilePath(file.path))
        let parent = path.parent
        if parents.insert(parent).inserted { try parent.makeNewFolder() }
        try path.create(with: bytes, modified: wheel.made)
      }
      return wheel.manifest
    }
  }

  /// Stores a wheel.
  ///
  /// - Parameters:
  ///   - digest: the SHA-256 digest of its bytes.
  ///   - unpack: unpacks every file but `RECORD` into an existing folder, and says what the wheel
  ///     holds.
  /// - Throws: `cannot-write`, and what `unpack` throws; then nothing was stored.
  public func add(
    _ digest: FileDigest,
    unpacking unpack: (FilePath) throws(EditableError) -> WheelManifest
  ) throws(EditableError) -> StoredWheel {
    try place(digest) { (folder) throws(EditableError) in
      let tree = folder.appending(Self.treeName)
      try tree.makeFolders()
      return try unpack(tree)
    }
  }

  /// Removes a wheel that turned out to be damaged.
  public func discard(_ wheel: StoredWheel) {
    discard(wheel.isUnpacked ? wheel.folder : folder(of: wheel.digest))
  }

  func folder(of digest: FileDigest) -> FilePath {
    cache.folder(of: .wheels).appending(digest.hexadecimal)
  }

  /// Moves an entry aside in one step and removes it then: nobody sees half of it.
  func discard(_ folder: FilePath) {
    let aside = temporaryName()
    do throws(Errno) {
      try SystemCalls.rename(folder, to: aside)
    } catch {
      return
    }
    aside.removeTree()
  }

  private func temporaryName() -> FilePath {
    cache.folder(of: .wheels).appending(Self.temporaryPrefix + String.unique())
  }

  private func place(
    _ digest: FileDigest,
    _ fill: (FilePath) throws(EditableError) -> WheelManifest
  ) throws(EditableError) -> StoredWheel {
    let temporary = try makeTemporaryFolder()
    do throws(EditableError) {
      let manifest = try fill(temporary)
      let wheel = try StoredWheel(digest, madeAt: temporary, manifest, keeper: cache.keeper)
      try temporary.appending(Self.manifestName).create(with: wheel.encoded())
      return try publish(wheel)
    } catch {
      temporary.removeTree()
      throw error
    }
  }

  /// Gives an entry its name. Where another process was first, its entry is taken.
  private func publish(_ wheel: StoredWheel) throws(EditableError) -> StoredWheel {
    let folder = folder(of: wheel.digest)
    var attempt = 1
    while true {
      do throws(Errno) {
        try SystemCalls.rename(wheel.folder, to: folder)
        return wheel.moved(to: folder)
      } catch {
        let isTaken = [.directoryNotEmpty, .fileExists, .notDirectory].contains(error)
        guard isTaken, attempt < Self.attempts else {
          throw .system("cannot-write", "make", folder, error)
        }
      }
      // A damaged entry is removed by looking at it.
      if let other = self.wheel(wheel.digest) {
        wheel.folder.removeTree()
        return other
      }
      attempt += 1
    }
  }

  private func makeTemporaryFolder() throws(EditableError) -> FilePath {
    let folder = temporaryName()
    do throws(Errno) {
      try SystemCalls.makeFolder(folder)
      return folder
    } catch {
      // The first entry of all finds no room.
      try cache.prepare(.wheels)
    }
    do throws(Errno) {
      try SystemCalls.makeFolder(folder)
      return folder
    } catch {
      throw .system("cannot-write", "make the folder", folder, error)
    }
  }
}
