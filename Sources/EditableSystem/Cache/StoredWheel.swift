public import Packaging
public import SystemPackage

/// A wheel of the cache: the files of one that is unpacked, or the bytes of one that this program
/// built and nothing has linked to so far.
public struct StoredWheel: Sendable {
  /// The SHA-256 digest of the wheel's bytes.
  public let digest: FileDigest
  /// The folder of the entry; that of the projects where it is not unpacked.
  public let folder: FilePath
  /// What the wheel holds.
  public let manifest: WheelManifest
  /// The bytes of a wheel that is not unpacked.
  private let packed: PackedWheel?
  /// How each file was when it was unpacked, in the order of the manifest.
  let stamps: [Stamp]
  /// Whether nothing of it stays when nobody uses it any longer.
  public let isTemporary: Bool
  /// Keeps the folder of a temporary cache.
  private let keeper: TemporaryTree?

  /// What shows without reading it that a stored file was written to, the time of the last change of
  /// its attributes among it, which nobody can set. Every hard link made of a file is such a change:
  /// ``StoredWheel/relinked()`` knows those of this program, and a file with others is read.
  struct Stamp: Sendable, Equatable {
    let size: Int
    let inode: Int
    let permissions: FilePermissions
    let modified: FileTime
    let changed: FileTime

    init(
      size: Int,
      inode: Int,
      permissions: FilePermissions,
      modified: FileTime,
      changed: FileTime
    ) {
      self.size = size
      self.inode = inode
      self.permissions = permissions
      self.modified = modified
      self.changed = changed
    }

    /// Whether a file with this stamp is as it was when another was taken, links of it aside.
    func agreesButForLinks(with stored: Stamp) -> Bool {
      size == stored.size && inode == stored.inode && permissions == stored.permissions
        && modified == stored.modified
    }

    init(of path: FilePath) throws(Errno) {
      let status = try SystemCalls.status(path, followingLinks: false)
      guard status.type == .regular else { throw .invalidArgument }
      self.init(
        size: Int(status.size),
        inode: Int(truncatingIfNeeded: status.inode.rawValue),
        permissions: status.permissions,
        modified: FileTime(status.st_mtim),
        changed: FileTime(status.st_ctim)
      )
    }
  }

  init(
    _ digest: FileDigest,
    at folder: FilePath,
    manifest: WheelManifest,
    stamps: [Stamp],
    keeper: TemporaryTree?
  ) {
    self.digest = digest
    self.folder = folder
    self.manifest = manifest
    self.stamps = stamps
    self.keeper = keeper
    packed = nil
    isTemporary = keeper != nil
  }

  /// A wheel that is not unpacked.
  ///
  /// - Parameters:
  ///   - packed: its bytes.
  ///   - cache: the cache that has them.
  ///   - isKept: whether they could be written to the cache.
  public init(_ packed: PackedWheel, in cache: Cache, isKept: Bool) {
    digest = packed.digest
    folder = cache.folder(of: .projects)
    manifest = packed.manifest
    self.packed = packed
    stamps = []
    keeper = cache.keeper
    isTemporary = keeper != nil || !isKept
  }

  /// A wheel whose files were just written.
  ///
  /// - Throws: `cannot-write`, where a file of the manifest is missing.
  init(
    _ digest: FileDigest,
    madeAt folder: FilePath,
    _ manifest: WheelManifest,
    keeper: TemporaryTree?
  ) throws(EditableError) {
    let tree = folder.appending(WheelStore.treeName)
    var stamps: [Stamp] = []
    stamps.reserveCapacity(manifest.files.count)
    for file in manifest.files {
      let path = tree.pushing(FilePath(file.path))
      do {
        stamps.append(try Stamp(of: path))
      } catch {
        throw .system("cannot-write", "write", path, error)
      }
    }
    self.init(digest, at: folder, manifest: manifest, stamps: stamps, keeper: keeper)
  }

  /// The same wheel after its folder got another name.
  func moved(to folder: FilePath) -> StoredWheel {
    StoredWheel(digest, at: folder, manifest: manifest, stamps: stamps, keeper: keeper)
  }

  /// Whether it lies in a folder of its own, as files.
  var isUnpacked: Bool { packed == nil }

  /// Where a file of an unpacked wheel lies.
  public func path(of file: WheelManifest.File) -> FilePath {
    folder.appending(WheelStore.treeName).pushing(FilePath(file.path))
  }

  /// The contents of a file, compared with its digest.
  ///
  /// - Parameter index: its position in the manifest.
  /// - Throws: `damaged-cache-entry`, where they are not what was stored: ``WheelStore/discard(_:)``
  ///   the wheel then, and make it anew.
  public func contents(_ index: Int) throws(EditableError) -> [UInt8] {
    // What is packed was compared with its digest when it was read.
    if let packed { return packed.contents[index] }
    let file = manifest.files[index]
    let path = path(of: file)
    guard let bytes = try? path.contents(upTo: file.size), FileDigest(of: bytes) == file.digest
    else { throw .damagedEntry(path) }
    return bytes
  }

  /// When the contents of a file were changed last.
  ///
  /// - Parameter index: its position in the manifest.
  func modified(_ index: Int) -> FileTime { packed?.made ?? stamps[index].modified }

  /// The same wheel as files that can be linked to.
  ///
  /// - Parameter cache: where it is unpacked, if it is not yet.
  /// - Throws: `cannot-write`.
  public func unpacked(in cache: Cache) throws(EditableError) -> StoredWheel {
    guard let packed else { return self }
    if let wheel = cache.wheels.wheel(digest, isChecked: false) { return wheel }
    return try cache.wheels.add(packed)
  }

  /// Checks a file as well as need be for giving it a second name: a size, number and time of last
  /// change that are as they were stand for its contents, else it is read.
  ///
  /// - Parameter index: its position in the manifest.
  /// - Returns: its permissions.
  /// - Throws: `damaged-cache-entry`.
  @discardableResult
  func verify(_ index: Int) throws(EditableError) -> FilePermissions {
    let file = manifest.files[index]
    let path = path(of: file)
    if let stamp = try? Stamp(of: path), stamp.size == file.size {
      if stamp == stamps[index] { return stamp.permissions }
      if let digest = try? FileDigest(ofFileAt: path), digest == file.digest {
        return stamp.permissions
      }
    }
    throw .damagedEntry(path)
  }

  /// The same wheel if every file passes ``verify(_:)``; where one had to be read for that, with its
  /// stamp as it is now.
  func checked() -> (wheel: StoredWheel, isRenewed: Bool)? {
    var renewed = stamps
    var isRenewed = false
    for (index, file) in manifest.files.enumerated() {
      let path = path(of: file)
      guard let stamp = try? Stamp(of: path), stamp.size == file.size else { return nil }
      if stamp == stamps[index] { continue }
      guard let digest = try? FileDigest(ofFileAt: path), digest == file.digest else { return nil }
      renewed[index] = stamp
      isRenewed = true
    }
    if !isRenewed { return (self, false) }
    let wheel = StoredWheel(digest, at: folder, manifest: manifest, stamps: renewed, keeper: keeper)
    return (wheel, true)
  }

  /// The same wheel with the stamps that its files have since they were given further names, each of
  /// which was verified before; nil where none is another one.
  func relinked() -> StoredWheel? {
    var renewed = stamps
    for (index, file) in manifest.files.enumerated() {
      guard let stamp = try? Stamp(of: path(of: file)), stamp != stamps[index],
        stamp.agreesButForLinks(with: stamps[index])
      else { continue }
      renewed[index] = stamp
    }
    guard renewed != stamps else { return nil }
    return StoredWheel(digest, at: folder, manifest: manifest, stamps: renewed, keeper: keeper)
  }

  /// Whether every file of an unpacked wheel has the digest that it was stored with.
  var isWhole: Bool {
    manifest.files.allSatisfy { (try? FileDigest(ofFileAt: path(of: $0))) == $0.digest }
  }
}

extension EditableError {
  fileprivate static func damagedEntry(_ path: FilePath) -> EditableError {
    EditableError(
      Problem(
        "damaged-cache-entry",
        "the file `\(path)` of the cache is not what was stored",
        hint: "remove what is damaged: `editable cache prune`"
      )
    )
  }
}
