internal import EditableSystem
public import Packaging
internal import SystemPackage

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// What is kept of an installation, in the cache: how each of its files came into the environment.
public struct Receipt: Sendable {
  private let report: InstallReport

  /// The receipt of an installation.
  public init(of report: InstallReport) {
    self.report = report
  }

  /// Writes the receipt to the cache; nothing depends on it but explanations, and links into the
  /// cache.
  func note(in receipts: ReceiptStore.Site) {
    guard !report.source.wheel.isTemporary else { return }
    let modes = report.placements.groups.map(\.placement.mode)
    try? receipts.of(report.site).write(stored(linksIntoCache: modes.contains(.symlink)))
  }

  /// Writes down that an installation was found to be whole: so that it need not be read the next
  /// time, and so that the cache knows of symbolic links into it where no receipt tells of them, as
  /// in an environment that was moved.
  func renew(with found: ReceiptStore.Receipt.Found?, in receipts: ReceiptStore.Site) {
    guard !report.source.wheel.isTemporary else { return }
    let receipts = receipts.of(report.site)
    let known = receipts.read(report.distInfo)
    let metadata = report.site.appending(report.distInfo).appending("METADATA")
    let isLink = metadata.status(followingLinks: false)?.isLink == true
    guard found != nil || known == nil && isLink else { return }
    var receipt = known ?? stored(linksIntoCache: isLink)
    receipt.found = found
    try? receipts.write(receipt)
  }

  private func stored(linksIntoCache: Bool) -> ReceiptStore.Receipt {
    ReceiptStore.Receipt(
      site: report.site,
      distInfo: report.distInfo,
      wheel: report.source.wheel.digest,
      linksIntoCache: linksIntoCache,
      details: Array(json.rendered().utf8)
    )
  }

  /// How the files of a distribution came into its environment; nothing where no receipt tells.
  static func modes(of distribution: InstalledDistribution, in cache: Cache) -> [LinkMode] {
    guard let name = distribution.path.lastComponent?.string,
      let receipt = cache.receipts.of(distribution.site).read(name),
      let content = try? JSONDecoder().decode(ReceiptFile.self, from: Data(receipt.details))
    else { return [] }
    let modes = content.files.compactMap { LinkMode(rawValue: $0.mode) }
    return LinkMode.allCases.filter(modes.contains)
  }

  /// The receipt as JSON: project, version, wheel, environment, and groups of files with the mode
  /// that was used, the one that was wanted, and why it changed.
  public var json: JSON {
    let manifest = report.source.wheel.manifest
    return .object([
      ("name", .string(manifest.name.project.written)),
      ("version", .string(manifest.name.version)),
      ("wheel", .string(report.source.wheel.digest.hexadecimal)),
      ("site", .string(report.site.string)),
      ("dist_info", .string(report.distInfo)),
      ("layout", .string(report.layout.rawValue)),
      ("project", report.source.project.map { .string($0.string) } ?? .null),
      ("files", .array(report.placements.groups.map { $0.json(report.source.wheel, report.site) })),
    ])
  }
}

/// The parts of a receipt that are read again.
private struct ReceiptFile: Decodable {
  let files: [Group]

  struct Group: Decodable {
    let mode: String
  }
}

extension Placements.Group {
  fileprivate func json(_ wheel: StoredWheel, _ site: FilePath) -> JSON {
    .object([
      ("mode", .string(placement.mode.rawValue)),
      ("wanted", .string((placement.refusals.first?.mode ?? placement.mode).rawValue)),
      ("reason", placement.reason(from: wheel.folder, to: site).map(JSON.string) ?? .null),
      ("from", .string(wheel.folder.string)),
      ("to", .string(site.string)),
      ("remedy", placement.remedy.map(JSON.string) ?? .null),
      ("paths", .array(paths.map(JSON.string))),
    ])
  }
}
