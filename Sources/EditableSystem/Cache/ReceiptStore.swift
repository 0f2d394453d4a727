public import Packaging
public import SystemPackage

/// What was installed from the cache, and where: `receipts-1/<digest of site folder and dist-info>`.
public struct ReceiptStore: Sendable {
  private let cache: Cache

  /// What the cache has to know of an installed wheel, with what an installer wants to know again.
  public struct Receipt: Sendable, Equatable {
    /// The folder that the metadata folder was installed into, absolute.
    public let site: FilePath
    /// The name of the metadata folder.
    public let distInfo: String
    /// The digest of the wheel.
    public let wheel: FileDigest
    /// Whether symbolic links lead into the cache, so that the wheel has to stay.
    public let linksIntoCache: Bool
    /// What the installer noted, in a format of its own.
    public let details: [UInt8]
    /// How all of it was found the last time that every file was looked at.
    public var found: Found?

    /// That an installation was found to be whole.
    public struct Found: Sendable, Equatable {
      /// The digest of all that decides what is installed.
      public let key: FileDigest
      /// The files that were looked at.
      public let files: StampedFiles

      /// What was found.
      public init(key: FileDigest, files: StampedFiles) {
        self.key = key
        self.files = files
      }
    }

    /// A receipt of its parts.
    public init(
      site: FilePath,
      distInfo: String,
      wheel: FileDigest,
      linksIntoCache: Bool,
      details: [UInt8]
    ) {
      self.site = site
      self.distInfo = distInfo
      self.wheel = wheel
      self.linksIntoCache = linksIntoCache
      self.details = details
    }
  }

  init(_ cache: Cache) {
    self.cache = cache
  }

  /// The receipts of an environment.
  public struct Site: Sendable {
    /// The folder of installed packages, as it was given.
    public let path: FilePath
    private let cache: Cache
    /// The same without links: one folder can have many spellings.
    private let resolved: FilePath

    fileprivate init(_ path: FilePath, _ cache: Cache) {
      self.path = path
      self.cache = cache
      resolved = (try? SystemCalls.resolve(path)) ?? path
    }

    /// Those of another folder of the environment, or of the same one.
    public func of(_ site: FilePath) -> Site { site == path ? self : Site(site, cache) }
  }

  /// The receipts of an environment.
  ///
  /// - Parameter site: the folder that metadata folders are installed into, absolute.
  public func of(_ site: FilePath) -> Site { Site(site, cache) }

  /// All receipts that are not damaged.
  public func all() -> [Receipt] {
    let folder = cache.folder(of: .receipts)
    return ((try? folder.names()) ?? []).compactMap { name in
      (try? folder.appending(name).contents(upTo: Cache.sizeLimit)).flatMap { Receipt($0) }
    }
  }
}

extension ReceiptStore.Site {
  /// Writes a receipt; one of the same distribution is replaced.
  ///
  /// - Throws: `cannot-write`.
  public func write(_ receipt: ReceiptStore.Receipt) throws(EditableError) {
    var encoder = CacheEncoder()
    encoder.append(receipt.site.bytes)
    encoder.append(receipt.distInfo)
    encoder.append(receipt.wheel)
    encoder.append(receipt.linksIntoCache)
    encoder.append(receipt.details)
    encoder.append(receipt.found != nil)
    if let found = receipt.found {
      encoder.append(found.key)
      encoder.append(found.files.bytes)
    }
    let name = name(receipt.distInfo)
    try cache.write(encoder.sealed(as: .receipt), to: name, in: .receipts)
  }

  /// The receipt of an installed wheel; nil where there is none, or only a damaged one.
  public func read(_ distInfo: String) -> ReceiptStore.Receipt? {
    guard let bytes = cache.contents(of: name(distInfo), in: .receipts),
      let receipt = ReceiptStore.Receipt(bytes), receipt.distInfo == distInfo
    else { return nil }
    return receipt
  }

  /// Removes the receipt of an installed wheel, if there is one.
  public func remove(_ distInfo: String) {
    cache.remove(name(distInfo), in: .receipts)
  }

  private func name(_ distInfo: String) -> String {
    FileDigest(of: resolved.bytes + [0] + Array(distInfo.utf8)).hexadecimal
  }
}

extension ReceiptStore.Receipt {
  init?(_ bytes: [UInt8]) {
    guard var decoder = CacheDecoder(unsealing: bytes, as: .receipt),
      let receipt = try? Self.decode(&decoder)
    else { return nil }
    self = receipt
  }

  private static func decode(_ decoder: inout CacheDecoder) throws(CacheDecoder.Damage) -> Self {
    var receipt = ReceiptStore.Receipt(
      site: FilePath(bytes: try decoder.content()),
      distInfo: try decoder.text(),
      wheel: try decoder.digest(),
      linksIntoCache: try decoder.flag(),
      details: try decoder.content()
    )
    if try decoder.flag() {
      receipt.found = Found(
        key: try decoder.digest(),
        files: StampedFiles(bytes: try decoder.content())
      )
    }
    return receipt
  }
}
