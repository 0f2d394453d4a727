/// Everything that an egg-link installation of a project consists of, as a value: writing it,
/// installing it and listing it all follow from one plan.
///
/// Source: the layout of setuptools before version 80.
public struct EggLinkPlan: Sendable {
  /// The names of the files.
  public let name: EggName
  /// The link, whose first line is the line of `easy-install.pth` as well.
  public let link: EggLinkFile
  /// The files of the metadata folder, with its name before theirs.
  public let metadata: [WheelEntry]
  /// The launch scripts to make: the entry points of `console_scripts` and `gui_scripts`.
  public let scripts: [EntryPoint]

  /// The plan of a project.
  ///
  /// - Parameters:
  ///   - project: the project.
  ///   - files: the contents of the files that its metadata is made from.
  ///   - folder: the path of the sources, absolute and in one line: what `import` is to see.
  ///   - root: the same, from the folder of the project on, with `/`; empty for that folder.
  ///   - modules: the top-level modules.
  ///   - sources: the paths of its files from the folder of the project on, without metadata.
  public init(
    _ project: Project,
    files: SourceFiles,
    folder: String,
    root: String,
    modules: [String],
    sources: [String]
  ) {
    name = EggName(project.name)
    link = EggLinkFile(to: folder, depth: root.split(separator: "/").count)
    let entryPoints = EntryPointsFile(project)
    scripts = entryPoints?.scripts ?? []

    let names = modules.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var texts: [(name: String, bytes: [UInt8])] = [
      ("PKG-INFO", CoreMetadata(project, files: files).rendered()),
      // There are no such links any longer, and yet there is the file, with an empty line.
      ("dependency_links.txt", Array("\n".utf8)),
    ]
    if let entryPoints { texts.append((Self.entryPoints, entryPoints.renderedForEgg())) }
    if let requires = RequiresFile(project) { texts.append((Self.requires, requires.rendered())) }
    texts.append(("top_level.txt", Array((names.joined(separator: "\n") + "\n").utf8)))

    let prefix = (root.isEmpty ? "" : root + "/") + name.metadataFolder + "/"
    let own = (texts.map(\.name) + [Self.sources]).map { prefix + $0 }
    texts.insert((Self.sources, SourcesFile(sources + own).rendered()), at: 1)
    let folderName = name.metadataFolder
    metadata = texts.map { WheelEntry(path: "\(folderName)/\($0.name)", bytes: $0.bytes) }
  }

  private static let (entryPoints, requires) = ("entry_points.txt", "requires.txt")
  /// The list of the files of the project, which says nothing of the installation.
  public static let sources = "SOURCES.txt"
  /// The files that a metadata folder has only for some projects: one of another plan goes.
  public static let optional = [entryPoints, requires]

  /// All of it as files in one folder: the link, the line of `easy-install.pth`, the metadata.
  public var entries: [WheelEntry] {
    var paths = EasyInstallPaths(parsing: [])
    paths.append(Array(link.folder.utf8))
    return [
      WheelEntry(path: name.linkFile, bytes: link.rendered()),
      WheelEntry(path: EasyInstallPaths.fileName, bytes: paths.rendered()),
    ] + metadata
  }
}
