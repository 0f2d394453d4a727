public import Packaging
public import SystemPackage

/// The folder of what need not be made twice. Nothing in it is needed: whoever finds an entry
/// missing or damaged makes it anew.
///
/// Every entry is made under a temporary name and renamed into place, so that any number of
/// processes can use one cache without locks.
public struct Cache: Sendable {
  /// The folder, absolute. It need not exist: it is made when the first entry is.
  public let folder: FilePath
  /// Removes the folder of a temporary cache when nobody uses it any longer.
  let keeper: TemporaryTree?

  /// A part of the cache; its folder has the version of its format in its name.
  public enum Room: String, Sendable, CaseIterable {
    /// A file for each state of a project, by the digest of what identifies it.
    case projects
    /// A folder for each wheel, by the digest of its bytes.
    case wheels
    /// What is known of Python interpreters.
    case interpreters
    /// What was installed where.
    case receipts

    /// The name of the folder.
    public var folderName: String { "\(rawValue)-\(CacheFormat.version)" }
  }

  /// The name of the file by which backup programs know caches.
  static let tagName = "CACHEDIR.TAG"
  /// Its contents (Cache Directory Tagging Specification).
  private static let tag = """
    Signature: 8a477f597d28d172789f06886806bc55
    # This folder is a cache of \(Generator.name). It can be removed: `\(Generator.name) cache clean`.
    # See https://bford.info/cachedir/

    """

  /// A cache in a folder.
  ///
  /// - Parameter folder: an absolute path; nothing needs to be there.
  public init(at folder: FilePath) {
    self.init(at: folder, keeper: nil)
  }

  init(at folder: FilePath, keeper: TemporaryTree?) {
    self.folder = folder
    self.keeper = keeper
  }

  /// A cache in a new folder that is removed when neither it nor any of its wheels is used any
  /// longer: for those who want none, or have no place for one.
  ///
  /// - Throws: `cannot-write`.
  public static func temporary() throws(EditableError) -> Cache {
    let tree = try TemporaryTree.make()
    return Cache(at: tree.path, keeper: tree)
  }

  /// The wheels.
  public var wheels: WheelStore { WheelStore(self) }

  /// What was installed where.
  public var receipts: ReceiptStore { ReceiptStore(self) }

  /// The folder of a part of the cache, whether it exists or not.
  public func folder(of room: Room) -> FilePath {
    folder.appending(room.folderName)
  }

  /// Makes the folder of a part of the cache, and the tag of the whole.
  ///
  /// - Throws: `cannot-write`.
  func prepare(_ room: Room) throws(EditableError) {
    try folder(of: room).makeFolders()
    let tag = folder.appending(Self.tagName)
    if tag.kind() == nil { try tag.replace(with: Array(Self.tag.utf8)) }
  }

  /// Reads a file of the cache; nil where it is missing or cannot be read. Its last use is noted.
  public func contents(of name: String, in room: Room) -> [UInt8]? {
    contents(of: folder(of: room).appending(name))
  }

  /// Reads a file of the cache; nil where it is missing or cannot be read. Its last use is noted.
  func contents(of file: FilePath) -> [UInt8]? {
    guard let (bytes, status) = file.readableContents(upTo: Self.sizeLimit) else {
      return nil
    }
    // The time of the last change is that of the last use, to a day.
    let age = FileTime.now.seconds &- FileTime(status.st_mtim).seconds
    if age.magnitude > 86_400 { try? SystemCalls.setModified(nil, of: file) }
    return bytes
  }

  /// Writes a file of the cache whole or not at all.
  ///
  /// - Throws: `cannot-write`.
  public func write(_ bytes: [UInt8], to name: String, in room: Room) throws(EditableError) {
    let file = folder(of: room).appending(name)
    do {
      try file.replace(with: bytes)
    } catch {
      try prepare(room)
      try file.replace(with: bytes)
    }
  }

  /// Removes a file of the cache, if it is there.
  public func remove(_ name: String, in room: Room) {
    try? SystemCalls.unlink(folder(of: room).appending(name))
  }

  /// The size in bytes up to which a file of the cache is read: that of a wheel of our own.
  static let sizeLimit = 1024 * 1_048_576
}
