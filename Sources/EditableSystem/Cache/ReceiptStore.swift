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

  /// Writes a receipt; one of the same place is replaced.
  ///
  /// - Throws: `cannot-write`.
  public func write(_ receipt: Receipt) throws(EditableError) {
    var encoder = CacheEncoder()
    encoder.append(receipt.site.bytes)
    encoder.append(receipt.distInfo)
    encoder.append(receipt.wheel)
    encoder.append(receipt.linksIntoCache)
    encoder.append(receipt.details)
    let name = Self.name(receipt.site, receipt.distInfo)
    try cache.write(encoder.sealed(as: .receipt), to: name, in: .receipts)
  }

  /// The receipt of an installed wheel; nil where there is none, or only a damaged one.
  public func read(site: FilePath, distInfo: String) -> Receipt? {
    guard let bytes = cache.contents(of: Self.name(site, distInfo), in: .receipts),
      let receipt = Receipt(bytes), receipt.distInfo == distInfo
    else { return nil }
    return receipt
  }

  /// Removes the receipt of an installed wheel, if there is one.
  public func remove(site: FilePath, distInfo: String) {
    cache.remove(Self.name(site, distInfo), in: .receipts)
  }

  /// All receipts that are not damaged.
  public func all() -> [Receipt] {
    let folder = cache.folder(of: .receipts)
    return ((try? folder.names()) ?? []).compactMap { name in
      (try? folder.appending(name).contents(upTo: Cache.sizeLimit)).flatMap { Receipt($0) }
    }
  }

  private static func name(_ site: FilePath, _ distInfo: String) -> String {
    // One folder can have many spellings.
    let folder = (try? SystemCalls.resolve(site)) ?? site
    return FileDigest(of: folder.bytes + [0] + Array(distInfo.utf8)).hexadecimal
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
    ReceiptStore.Receipt(
      site: FilePath(bytes: try decoder.content()),
      distInfo: try decoder.text(),
      wheel: try decoder.digest(),
      linksIntoCache: try decoder.flag(),
      details: try decoder.content()
    )
  }
}
