internal import Packaging
internal import SystemPackage

extension Cache {
  /// The wheels that symbolic links of an environment lead to, by the names of their entries.
  func liveWheels() -> [String: [Kept]] {
    var live: [String: [Kept]] = [:]
    for receipt in receipts.all() where receipt.linksIntoCache {
      let entry = wheels.folder(of: receipt.wheel)
      guard receipt.isInstalled, receipt.leads(into: entry) else { continue }
      let bytes = try? entry.appending(WheelStore.manifestName).contents(upTo: Self.sizeLimit)
      let wheel = bytes.flatMap {
        StoredWheel(receipt.wheel, at: entry, manifest: $0, keeper: nil)
      }
      let name = wheel?.manifest.name.fileName ?? receipt.wheel.hexadecimal
      live[receipt.wheel.hexadecimal, default: []]
        .append(Kept(fileName: name, installed: receipt.folder))
    }
    return live
  }
}

extension ReceiptStore.Receipt {
  /// The metadata folder of what was installed.
  var folder: FilePath { site.appending(distInfo) }

  /// Whether it is still there.
  var isInstalled: Bool { folder.kind() == .folder }

  init?(contentsOf file: FilePath) {
    guard let bytes = try? file.contents(upTo: Cache.sizeLimit) else { return nil }
    self.init(bytes)
  }

  /// Whether a file of what was installed is a symbolic link into an entry of the cache.
  fileprivate func leads(into entry: FilePath) -> Bool {
    let entries = [entry] + ((try? entry.resolved()).map { [$0] } ?? [])
    func leads(_ path: FilePath) -> Bool {
      guard let target = try? SystemCalls.readLink(path) else { return false }
      return entries.contains { target.starts(with: $0) }
    }
    let metadata = (try? folder.names()) ?? []
    if metadata.contains(where: { leads(folder.appending($0)) }) { return true }
    // What cannot be known is taken for a link, so that nothing breaks.
    let record = folder.appending("RECORD")
    guard let bytes = try? record.contents(upTo: Cache.sizeLimit),
      let rows = try? Record(parsing: bytes, named: record.string, isInstalled: true).rows
    else { return true }
    return rows.contains { leads(site.pushing(FilePath($0.path))) }
  }
}
