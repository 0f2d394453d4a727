internal import Packaging

/// What a foreign wheel says of itself, read and checked before anything is unpacked.
struct WheelContents {
  /// A file to unpack.
  struct File {
    /// The place of its entry in the directory.
    let index: Int
    /// The digest that `RECORD` has.
    let digest: FileDigest?
  }

  /// The files to unpack, in the order of the archive.
  let files: [File]
  /// What a reader should know all the same.
  let warnings: [Problem]

  private let name: WheelName
  private let layout: WheelLayout
  private let wheelFile: WheelFile
  private let metadata: MetadataHeaders
  private let scripts: [EntryPoint]

  /// What an installer writes itself. Archives should not have these files; those of some do, and
  /// `pip` writes over them, so that they mean nothing.
  private static let installersFiles = ["RECORD", "INSTALLER", "REQUESTED", "direct_url.json"]

  /// Reads the metadata of a wheel.
  ///
  /// - Parameters:
  ///   - directory: the entries of the archive.
  ///   - files: those of its entries that are no folders, with their places.
  ///   - layout: what was found of the paths.
  ///   - reader: the same archive.
  ///   - name: the file name of the wheel.
  ///   - buffer: room for a piece of a file.
  init(
    _ directory: ZipDirectory,
    _ files: [(index: Int, path: WheelPath)],
    _ layout: WheelLayout,
    _ reader: borrowing ZipReader,
    of name: WheelName,
    through buffer: UnsafeMutableRawBufferPointer
  ) throws(EditableError) {
    let folder = layout.distInfo

    /// The contents of a file of the metadata folder, and the path to show; nil where there is none.
    func contents(
      of file: String,
      upTo limit: Int
    ) throws(EditableError) -> (bytes: [UInt8], path: String)? {
      let path = "\(folder)/\(file)"
      guard let file = files.first(where: { $0.path.text.utf8.elementsEqual(path.utf8) }) else {
        return nil
      }
      let entry = directory.entries[file.index]
      guard entry.size <= limit else {
        throw EditableError(
          Problem("file-too-large", "`\(path)` is larger than \(limit >> 20) MiB")
        )
      }
      var bytes: [UInt8] = []
      bytes.reserveCapacity(entry.size)
      try reader.read(entry, at: file.index, through: buffer) { (piece) throws(EditableError) in
        bytes.append(contentsOf: piece)
      }
      return (bytes, "\(name.fileName)/\(path)")
    }
    func required(
      _ file: String,
      upTo limit: Int
    ) throws(EditableError) -> (bytes: [UInt8], path: String) {
      guard let contents = try contents(of: file, upTo: limit) else {
        throw EditableError(Problem("missing-file", "the archive has no `\(folder)/\(file)`"))
      }
      return contents
    }

    let (wheelBytes, wheelPath) = try required("WHEEL", upTo: 1 << 20)
    wheelFile = try WheelFile(parsing: wheelBytes, named: wheelPath)
    try wheelFile.check(name)
    let (metadataBytes, metadataPath) = try required("METADATA", upTo: 64 << 20)
    metadata = try MetadataHeaders(parsing: metadataBytes, named: metadataPath)
    try metadata.check(name)
    let entryPoints = try contents(of: "entry_points.txt", upTo: 16 << 20)
      .map { (file) throws(EditableError) in
        try EntryPointsFile(parsing: file.bytes, named: file.path)
      }
    scripts = try Self.scripts(of: entryPoints)
    let (recordBytes, recordPath) = try required("RECORD", upTo: 256 << 20)
    let digests = try Record(parsing: recordBytes, named: recordPath).digests(
      of: files.map { ($0.path, directory.entries[$0.index].size) },
      distInfo: folder
    )

    let omitted = Set(Self.installersFiles.map { "\(folder)/\($0)" })
    self.files = zip(files, digests).filter { !omitted.contains($0.0.path.text) }
      .map { File(index: $0.index, digest: $1) }
    warnings =
      layout.warnings + wheelFile.warnings + metadata.warnings + (entryPoints?.warnings ?? [])
    self.name = name
    self.layout = layout
  }

  /// The folders to make, those above before those below.
  var folders: [WheelPath] { layout.folders }

  /// What an installer has to know of the wheel.
  func manifest(of files: [WheelManifest.File]) -> WheelManifest {
    WheelManifest(
      name: name,
      distInfo: layout.distInfo,
      rootIsPurelib: wheelFile.rootIsPurelib,
      files: files,
      scripts: scripts,
      requiresPython: metadata.requiresPython,
      requirements: metadata.requirements
    )
  }

  /// The scripts to make, whose names are those of files of one folder.
  private static func scripts(of file: EntryPointsFile?) throws(EditableError) -> [EntryPoint] {
    var known: [EntryPointName: ObjectReference] = [:]
    var scripts: [EntryPoint] = []
    for script in file?.scripts ?? [] {
      _ = try ScriptName(parsing: script.name.text)
      if let other = known.updateValue(script.reference, forKey: script.name) {
        guard other == script.reference else {
          throw EditableError(
            Problem("duplicate-script", "the script `\(script.name.text)` is declared twice")
          )
        }
        continue
      }
      scripts.append(script)
    }
    return scripts
  }
}

extension WheelFile {
  /// Checks that the wheel can be installed where its file name says.
  fileprivate func check(_ name: WheelName) throws(EditableError) {
    guard tags == name.tags.expanded else {
      let listed = tags.sorted().map { "`\($0)`" }.joined(separator: ", ")
      throw EditableError(
        Problem(
          "wheel-tags-mismatch",
          "the file name says `\(name.tags.rendered())`, its `WHEEL` file \(listed)",
          hint: "give the wheel back the name that it was published under"
        )
      )
    }
  }
}

extension MetadataHeaders {
  /// Checks that the metadata is that of the project in the file name.
  fileprivate func check(_ wheel: WheelName) throws(EditableError) {
    guard name == wheel.project, version == wheel.projectVersion else {
      throw EditableError(
        Problem(
          "metadata-mismatch",
          "its `METADATA` is that of `\(name.written)` \(version.written)",
          hint: "give the wheel back the name that it was published under"
        )
      )
    }
  }
}
