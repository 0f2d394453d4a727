internal import EditableSystem
public import Packaging
public import SystemPackage

/// Writes what an egg-link installation of a project consists of into a folder, for others to put in
/// its places.
public struct EggLinkBuild: Sendable {
  /// What it consists of.
  public let plan: EggLinkPlan
  /// What is worth telling of the project and does not stand in the way.
  public let warnings: [Problem]

  /// The build of a project.
  ///
  /// - Throws: what ``SourceTree/eggLink()`` throws.
  public init(_ tree: SourceTree) throws(EditableError) {
    let plan = try tree.eggLink()
    self.plan = plan
    warnings = tree.warnings.filter { !$0.isStaleMetadata(plan.name.metadataFolder) }
  }

  /// Writes the link, the line of `easy-install.pth` and the metadata folder. A file with lines of
  /// other projects keeps them.
  ///
  /// - Parameter folder: where to; made if it is missing.
  /// - Returns: the path of the link, which is written last.
  /// - Throws: `cannot-write`, `cannot-read`, `cannot-lock`.
  public func write(into folder: FilePath) throws(EditableError) -> FilePath {
    try folder.makeFolders()
    for entry in plan.metadata {
      let path = folder.pushing(FilePath(entry.path))
      try path.parent.makeFolders()
      try path.replace(with: entry.bytes)
    }
    let metadata = folder.appending(plan.name.metadataFolder)
    for name in EggLinkPlan.optional
    where !plan.metadata.contains(where: { $0.path.hasSuffix("/\(name)") }) {
      if metadata.appending(name).kind() != nil { try metadata.appending(name).remove() }
    }
    try EasyInstallFile(in: folder).add(FilePath(plan.link.folder))
    let link = folder.appending(plan.name.linkFile)
    try link.replace(with: plan.link.rendered())
    return link
  }
}
