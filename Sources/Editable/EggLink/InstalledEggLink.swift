internal import EditableSystem
internal import Packaging
internal import SystemPackage

/// An `.egg-link` in a folder of installed packages, and what it leads to.
struct InstalledEggLink: Sendable {
  /// The file itself.
  let path: FilePath
  /// The folder with the sources and the metadata, as the link has it, absolute: the line of
  /// `easy-install.pth`.
  let folder: FilePath
  /// The folder of the project.
  let project: FilePath
  /// The metadata; nil where it is gone.
  let metadata: EggInfoFolder?
  /// The folders that the `.egg-link` files of other projects beside it lead to, whose lines stay.
  private(set) var otherFolders: [FilePath] = []

  /// Reads a link; nil for what is none, or says nothing.
  init?(_ distribution: InstalledDistribution) {
    guard distribution.kind == .eggLink,
      let bytes = try? distribution.path.contents(upTo: 1 << 20),
      let file = EggLinkFile(parsing: bytes)
    else { return nil }
    path = distribution.path
    folder = distribution.site.pushing(FilePath(bytes: file.folderBytes)).lexicallyNormalized()
    project = folder.pushing(FilePath(bytes: file.backBytes)).lexicallyNormalized()
    let folder = folder
    metadata = ((try? folder.names()) ?? []).lazy
      .compactMap { InstalledDistribution($0.string, in: folder) }
      .first { $0.kind == .eggInfo && $0.name == distribution.name }
      .map { EggInfoFolder(at: $0.path) }
  }

  /// The same link among others, which may lead to the same folder.
  func among(_ others: [InstalledDistribution]) -> InstalledEggLink {
    var link = self
    link.otherFolders = others.filter { $0.site == site }
      .compactMap { InstalledEggLink($0)?.folder }
    return link
  }

  /// The folder of installed packages that it is in.
  var site: FilePath { path.parent }

  /// Whether this program made it.
  var isOwn: Bool { metadata?.record?.link(at: path) != nil }

  /// The launch scripts that belong to it: those that were noted with it, and those that its
  /// metadata speaks of; without metadata, those of the project, else those of setuptools that
  /// say so.
  ///
  /// Another environment, or another tool, may have written the metadata anew since.
  func scripts(of name: String, in folder: FilePath) -> [String] {
    let noted = (metadata?.record?.link(at: path)?.scripts ?? []).map { FilePath($0.path) }
      .filter { $0.parent.isSameFolder(as: folder) }
      .compactMap { $0.lastComponent?.string }
    return noted + currentScripts(of: name, in: folder).filter { !noted.contains($0) }
  }

  private func currentScripts(of name: String, in folder: FilePath) -> [String] {
    if let file = metadata?.path.appending("entry_points.txt"), file.kind() == .file {
      let bytes = (try? file.contents(upTo: SourceTree.fileLimit)) ?? []
      let entryPoints = try? EntryPointsFile(parsing: bytes, named: file.string)
      return entryPoints?.scripts.map(\.name.text) ?? []
    }
    if metadata != nil { return [] }
    if let place = try? ProjectFolder(at: project),
      let draft = ProjectFile(reading: place.bytes, named: place.file.string).draft,
      draft.name.normalized == name
    {
      return EntryPointsFile(draft)?.scripts.map(\.name.text) ?? []
    }
    return ((try? folder.names()) ?? []).filter { file in
      let head = folder.appending(file).head(upTo: 4096) ?? []
      return LaunchScript.project(ofEggScript: head)?.normalized == name
    }.map(\.string)
  }
}

extension InstalledDistribution {
  /// The version that the metadata tells, for an `.egg-link` that of the folder that it leads to.
  var recordedVersion: String? {
    guard kind == .eggLink else { return version }
    guard let file = InstalledEggLink(self)?.metadata?.path.appending("PKG-INFO"),
      let bytes = try? file.contents(upTo: SourceTree.fileLimit)
    else { return nil }
    return (try? MetadataHeaders(parsing: bytes, named: file.string))?.version.rendered()
  }
}
