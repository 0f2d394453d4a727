internal import EditableSystem
internal import Packaging
internal import SystemPackage

/// What an installation changes of egg-links besides their files: the metadata beside the sources, and
/// the lines of `easy-install.pth`.
extension InstallCommit {
  /// Puts the metadata of an egg-link beside the sources.
  func placeEggInfo(
    of plan: InstallPlan,
    _ transaction: inout Transaction
  ) throws(EditableError) {
    guard let eggLink = plan.eggLink else { return }
    let link = environment.scheme[plan.library].appending(plan.distInfo)
    let scripts = plan.files.filter { $0.root == .scripts }.map { file in
      Record.Row(
        path: environment.scheme.scripts.pushing(FilePath(file.path)).withFolderResolved.string,
        digest: file.digest,
        size: file.size
      )
    }
    try EggInfoFolder(of: eggLink).place(eggLink, for: link, with: scripts, in: &transaction)
  }

  /// Gives an egg-link its line, and takes those of the replaced ones away. What is new can be
  /// imported by now, so that there is no moment in which nothing can.
  func updateStartupLines(
    for plan: InstallPlan,
    _ transaction: inout Transaction
  ) throws(EditableError) {
    let library = environment.scheme[plan.library]
    let added = plan.eggLink.map { FilePath($0.link.folder) }
    var sites = added == nil ? [] : [library]
    for link in eggLinks where !sites.contains(link.site) { sites.append(link.site) }
    for site in sites {
      let links = eggLinks.filter { $0.site == site }
      try EasyInstallFile(in: site).update(
        removing: links.map(\.folder),
        keeping: links.flatMap(\.otherFolders),
        adding: site == library ? added : nil,
        in: &transaction
      )
    }
  }

  /// Removes the metadata of the replaced egg-links, where nobody else needs it.
  mutating func releaseEggInfos(
    for plan: InstallPlan,
    _ transaction: inout Transaction
  ) throws(EditableError) {
    let kept = plan.eggLink.map { EggInfoFolder(of: $0).path }
    for link in eggLinks {
      guard let metadata = link.metadata, kept.map(metadata.path.isSameFile) != true else {
        continue
      }
      if let problem = try metadata.release(link.path, in: &transaction) {
        warnings.append(problem)
      } else if metadata.path.kind() == nil, let name = metadata.path.lastComponent?.string {
        removedMetadata.append(name)
      }
    }
  }
}
