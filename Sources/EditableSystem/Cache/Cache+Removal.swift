internal import Packaging
public import SystemPackage

extension Cache {
  /// What a removal did.
  public struct Removal: Sendable {
    /// How many files were removed.
    public internal(set) var files = 0
    /// Their size in bytes.
    public internal(set) var bytes = 0
    /// What was left because an environment needs it.
    public internal(set) var kept: [Kept] = []
  }

  /// A wheel that symbolic links of an environment lead to.
  public struct Kept: Sendable, Equatable {
    /// The name of the wheel.
    public let fileName: String
    /// The metadata folder of what was installed from it, absolute.
    public let installed: FilePath

    /// A wheel and where it was installed.
    public init(fileName: String, installed: FilePath) {
      self.fileName = fileName
      self.installed = installed
    }
  }

  /// How long another process may take to make an entry, in seconds.
  private static let patience = 3600

  /// Removes what is damaged, what nobody used for some time, and what was noted of environments that
  /// are gone.
  ///
  /// - Parameters:
  ///   - days: how many days an entry may be unused.
  ///   - force: whether to remove what an environment needs too, which breaks it.
  public func prune(unusedFor days: Int, force: Bool = false) -> Removal {
    let limit = FileTime.now.seconds &- days.multipliedReportingOverflow(by: 86_400).partialValue
    let live = force ? [:] : liveWheels()
    var removal = Removal()
    forEachEntry { room, entry in
      switch room {
      case .receipts:
        if ReceiptStore.Receipt(contentsOf: entry).map({ $0.isInstalled }) != true {
          removal.remove(entry)
        }
      case .projects:
        let bytes = try? entry.contents(upTo: Self.sizeLimit)
        let isSound = bytes.map { CacheDecoder(unsealing: $0, as: .project) != nil } == true
        if !isSound || entry.modified < limit { removal.remove(entry) }
      case .wheels:
        let used = entry.appending(WheelStore.manifestName).modified
        if used >= limit, isWhole(entry) { break }
        removal.remove(entry, unlessNeededBy: live[entry.lastComponent?.string ?? ""])
      case .interpreters:
        if entry.modified < limit { removal.remove(entry) }
      }
    }
    return removal
  }

  /// Removes everything that no environment needs.
  ///
  /// - Parameter force: whether to remove what an environment needs too, which breaks it.
  public func clean(force: Bool = false) -> Removal {
    let live = force ? [:] : liveWheels()
    var removal = Removal()
    forEachEntry { room, entry in
      let name = entry.lastComponent?.string ?? ""
      if room == .receipts, let receipt = ReceiptStore.Receipt(contentsOf: entry),
        live[receipt.wheel.hexadecimal] != nil
      {
        return
      }
      removal.remove(entry, unlessNeededBy: room == .wheels ? live[name] : nil)
    }
    // What is empty now goes as well; what is not, or not ours, stays.
    for room in Room.allCases { try? SystemCalls.removeFolder(folder(of: room)) }
    let tag = folder.appending(Self.tagName)
    if let names = try? SystemCalls.list(folder), names.map(\.string) == [Self.tagName] {
      removal.remove(tag)
      try? SystemCalls.removeFolder(folder)
    }
    return removal
  }

  /// The entries that are not what was stored.
  public func damagedEntries() -> [FilePath] {
    var damaged: [FilePath] = []
    forEachEntry { room, entry in
      let isSound =
        switch room {
        case .receipts: ReceiptStore.Receipt(contentsOf: entry) != nil
        case .projects:
          (try? entry.contents(upTo: Self.sizeLimit))
            .map { CacheDecoder(unsealing: $0, as: .project) != nil } == true
        case .wheels: isWhole(entry)
        case .interpreters: true
        }
      if !isSound { damaged.append(entry) }
    }
    return damaged
  }

  /// Removes an entry that is not what was stored, unless an environment needs it.
  ///
  /// - Parameter entry: its path, as ``damagedEntries()`` tells it.
  /// - Returns: what was left because an environment needs it.
  public func removeDamaged(_ entry: FilePath) -> [Kept] {
    var removal = Removal()
    removal.remove(entry, unlessNeededBy: liveWheels()[entry.lastComponent?.string ?? ""])
    return removal.kept
  }

  /// Every entry; what other processes are making or removing right now is none, and what they left
  /// behind goes.
  private func forEachEntry(_ body: (Room, FilePath) -> Void) {
    for room in Room.allCases {
      for name in (try? folder(of: room).names()) ?? [] {
        let entry = folder(of: room).appending(name)
        guard name.string.hasPrefix(".") else {
          body(room, entry)
          continue
        }
        if FileTime.now.seconds &- entry.modified > Self.patience { entry.removeTree() }
      }
    }
  }

  private func isWhole(_ entry: FilePath) -> Bool {
    guard let digest = (entry.lastComponent?.string).flatMap(FileDigest.init(hexadecimal:)),
      let bytes = try? entry.appending(WheelStore.manifestName).contents(upTo: Self.sizeLimit),
      let wheel = StoredWheel(digest, at: entry, manifest: bytes, keeper: nil)
    else { return false }
    return wheel.isWhole
  }
}

extension Cache.Removal {
  fileprivate mutating func remove(_ entry: FilePath, unlessNeededBy kept: [Cache.Kept]?) {
    if let kept { self.kept += kept } else { remove(entry) }
  }

  /// Moves an entry aside in one step and removes it then: nobody sees half of it.
  fileprivate mutating func remove(_ entry: FilePath) {
    let size = Cache.Size(of: entry)
    let name = WheelStore.temporaryPrefix + String.unique()
    let aside = entry.parent.appending(name)
    do throws(Errno) {
      try SystemCalls.rename(entry, to: aside)
    } catch {
      return
    }
    aside.removeTree()
    files += size.files
    bytes += size.bytes
  }
}

extension FilePath {
  /// The time of the last change in seconds; that of what is not there is the earliest.
  fileprivate var modified: Int {
    (try? SystemCalls.status(self, followingLinks: false)).map { FileTime($0.st_mtim).seconds }
      ?? .min
  }
}
