internal import EditableSystem
internal import Packaging
internal import SystemPackage

/// Compares what is installed with what an installation would write.
struct InstalledState {
  private let plan: InstallPlan
  private let environment: PythonEnvironment
  private let links: LinkChain?
  private let compiles: Bool

  /// A comparison.
  ///
  /// - Parameters:
  ///   - plan: what an installation would write.
  ///   - environment: where.
  ///   - links: the link modes that were asked for; nil if any will do.
  ///   - compiles: whether bytecode was asked for.
  init(
    _ plan: InstallPlan,
    in environment: PythonEnvironment,
    links: LinkChain? = nil,
    compiles: Bool = false
  ) {
    self.plan = plan
    self.environment = environment
    self.links = links
    self.compiles = compiles
  }

  /// Whether installing would change nothing: the same distribution is there, it is the only one of
  /// its name, and each of its files is what its record says.
  func isInstalled(among site: SiteState) -> Bool {
    guard !site.isHalfDone else { return false }
    guard site.hasOnly(plan.distInfo, of: plan.project) else { return false }
    // The record says what all others are, so it is looked at first.
    guard let record = plan.files.last else { return false }
    guard isPresent(record) ? !compiles : isRecordedWithBytecode(record) else { return false }
    return plan.files.dropLast().allSatisfy(isPresent) && (plan.eggLink.map(isLinked) ?? true)
  }

  /// Whether the record is the same but for bytecode, which may be there or not.
  private func isRecordedWithBytecode(_ file: InstallPlan.File) -> Bool {
    let path = environment.scheme[file.root].pushing(FilePath(file.path))
    guard case .written(let expected, _) = file.content,
      let bytes = try? path.contents(upTo: SourceTree.fileLimit), bytes.count > expected.count
    else { return false }
    let newline = UInt8(ascii: "\n")
    var others: [UInt8] = []
    for line in bytes.split(separator: newline) {
      let name = String(decoding: line.prefix { $0 != UInt8(ascii: ",") }, as: UTF8.self)
      guard name.hasSuffix(".pyc") else {
        others += line + [newline]
        continue
      }
      // What was asked for has to be there.
      let file = environment.scheme[plan.library].pushing(FilePath(name))
      if compiles, file.kind() != .file { return false }
    }
    return others == expected
  }

  /// Whether Python and its tools find what an egg-link leads to.
  private func isLinked(_ eggLink: EggLinkPlan) -> Bool {
    let site = environment.scheme[plan.library]
    return EasyInstallFile(in: site).leads(to: FilePath(eggLink.link.folder))
      && EggInfoFolder(of: eggLink).isCurrent(eggLink, for: site.appending(plan.distInfo))
  }

  private func isPresent(_ file: InstallPlan.File) -> Bool {
    let path = environment.scheme[file.root].pushing(FilePath(file.path))
    guard let (bytes, status) = path.contentsAndStatus(upTo: file.size) else { return false }
    guard bytes.count == file.size, FileDigest(of: bytes) == file.digest else { return false }
    switch file.content {
    case .launchScript, .written(_, isExecutable: true): return status.isExecutable
    case .cached: return links.map { isLinked(path, as: $0) } ?? true
    case .written, .compiled: return true
    }
  }

  /// Whether a file is a symbolic link only if that was asked for, and if nothing else was.
  private func isLinked(_ path: FilePath, as links: LinkChain) -> Bool {
    let isLink = path.status(followingLinks: false)?.isLink == true
    return isLink ? links.modes.contains(.symlink) : links.modes != [.symlink]
  }
}
