/// Everything that a wheel will hold, as a value: writing the wheel, staging its metadata and
/// listing it all follow from one plan, so they cannot disagree.
///
/// Source: PEP 660, "build_editable"; binary distribution format.
public struct WheelPlan: Sendable {
  /// The name of the wheel.
  public let name: WheelName
  /// The files in the order of the archive: the metadata folder at the end, `RECORD` last of all.
  public let entries: [WheelEntry]
  /// What an installer has to know of the wheel; what a reader of its archive would find.
  public let manifest: WheelManifest

  /// The editable wheel of a project.
  ///
  /// - Parameters:
  ///   - project: the project.
  ///   - files: the contents of the files that its metadata is made from.
  ///   - startup: the `.pth` file; nil for a project without modules.
  ///   - digest: computes the SHA-256 digest of bytes.
  public init(
    editable project: Project,
    files: SourceFiles,
    startup: PathConfigurationFile?,
    digest: ([UInt8]) -> FileDigest
  ) {
    let name = WheelName(project.name, project.version)
    let path = "\(name.distribution).pth"
    let contents = startup.map { [WheelEntry(path: path, bytes: $0.rendered())] }
    self.init(of: project, name, contents: contents ?? [], files: files, digest: digest)
  }

  /// The wheel of a project for distribution (PEP 517, "build_wheel").
  ///
  /// - Parameters:
  ///   - project: the project.
  ///   - contents: all that it holds besides what follows from the project: modules, `.data` and
  ///     further files of the metadata folder.
  ///   - tags: what it can be installed into.
  ///   - files: the contents of the files that its metadata is made from.
  ///   - digest: computes the SHA-256 digest of bytes.
  public init(
    of project: Project,
    holding contents: [WheelEntry],
    tags: WheelTags,
    files: SourceFiles,
    digest: ([UInt8]) -> FileDigest
  ) {
    let name = WheelName(project.name, project.version, tags: tags)
    self.init(of: project, name, contents: contents, files: files, digest: digest)
  }

  private init(
    of project: Project,
    _ name: WheelName,
    contents: [WheelEntry],
    files: SourceFiles,
    digest: ([UInt8]) -> FileDigest
  ) {
    let folder = name.distInfo
    var entries = contents
    for file in files.licenseFiles {
      entries.append(WheelEntry(path: "\(folder)/licenses/\(file.path)", bytes: file.bytes))
    }
    let metadata = CoreMetadata(project, files: files)
    entries.append(WheelEntry(path: "\(folder)/METADATA", bytes: metadata.rendered()))
    let wheelFile = WheelFile(tags: name.tags)
    entries.append(WheelEntry(path: "\(folder)/WHEEL", bytes: wheelFile.rendered()))
    let entryPoints = EntryPointsFile(project)
    if let entryPoints {
      entries.append(
        WheelEntry(path: "\(folder)/entry_points.txt", bytes: entryPoints.rendered())
      )
    }
    // Each file is hashed once, for the manifest and for the record.
    let manifest = WheelManifest(
      name: name,
      distInfo: folder,
      rootIsPurelib: wheelFile.rootIsPurelib,
      files: entries.map { entry in
        WheelManifest.File(
          path: entry.path,
          digest: digest(entry.bytes),
          size: entry.bytes.count,
          isExecutable: entry.isExecutable
        )
      },
      scripts: entryPoints?.scripts ?? [],
      requiresPython: project.requiresPython?.rendered(),
      requirements: metadata.fields.filter { $0.name == "Requires-Dist" }.map(\.value)
    )
    self.init(manifest, entries: entries)
  }

  /// A wheel of files that are known already.
  ///
  /// - Parameters:
  ///   - manifest: what is known of them.
  ///   - entries: the files in the same order, without `RECORD`.
  public init(_ manifest: WheelManifest, entries: [WheelEntry]) {
    let path = "\(manifest.distInfo)/RECORD"
    let record = Record(of: manifest.files, at: path)
    name = manifest.name
    self.entries = entries + [WheelEntry(path: path, bytes: record.rendered())]
    self.manifest = manifest
  }

  /// The files of the metadata folder, with paths relative to it, without `RECORD`: what may be
  /// prepared ahead of the wheel (PEP 517, "prepare_metadata_for_build_wheel").
  public var metadata: [WheelEntry] {
    let prefix = name.distInfo + "/"
    return entries.filter { $0.path.hasPrefix(prefix) && $0.path != prefix + "RECORD" }
      .map { WheelEntry(path: String($0.path.dropFirst(prefix.count)), bytes: $0.bytes) }
  }
}
