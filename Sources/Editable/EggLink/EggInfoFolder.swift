internal import EditableSystem
internal import Packaging
internal import SystemPackage

/// The `.egg-info` folder beside the sources of a project.
///
/// It is shared: whoever installs the project by an egg-link, in whichever environment, uses it. So
/// this program removes it only if it has made it, nobody has changed it, and no link leads to it any
/// longer; what it finds of others stays. Whoever changes it holds ``SourceLocks`` until the links
/// are as it says.
struct EggInfoFolder: Sendable {
  /// The folder.
  let path: FilePath

  /// A folder, which need not exist.
  init(at path: FilePath) { self.path = path }

  /// The one of a plan.
  init(of plan: EggLinkPlan) {
    path = FilePath(plan.link.folder).appending(plan.name.metadataFolder)
  }

  /// The folder that it lies in.
  var parent: FilePath { path.parent }

  /// What this program noted in it; nil where it did not.
  var record: EggInfoRecord? {
    let file = path.appending(EggInfoRecord.fileName)
    guard file.kind() == .file, let bytes = try? file.contents(upTo: SourceTree.fileLimit) else {
      return nil
    }
    return try? EggInfoRecord(parsing: bytes, named: file.string)
  }

  /// Whether installing would change nothing in it. The list of sources may be another one: modules
  /// come and go.
  func isCurrent(_ plan: EggLinkPlan, for link: FilePath) -> Bool {
    guard record?.link(at: link) != nil else { return false }
    let names = plan.metadata.map { FilePath($0.path).lastComponent?.string }
    return EggLinkPlan.optional.allSatisfy {
      names.contains($0) || path.appending($0).kind() == nil
    }
      && plan.metadata.allSatisfy { entry in
        let file = parent.pushing(FilePath(entry.path))
        if file.lastComponent?.string == EggLinkPlan.sources { return file.kind() == .file }
        guard let (bytes, _) = file.contentsAndStatus(upTo: entry.bytes.count) else { return false }
        return bytes == entry.bytes
      }
  }

  // MARK: - Installing

  /// Makes the folder ready, beside its place.
  ///
  /// - Throws: `read-only-source`, where nothing can be written beside the sources; `cannot-write`.
  func stage(_ plan: EggLinkPlan, in transaction: inout Transaction) throws(EditableError) {
    let area: FilePath
    do throws(EditableError) {
      area = try transaction.area(outside: parent)
    } catch {
      throw .readOnlySource(path, error)
    }
    for entry in plan.metadata {
      let file = area.pushing(FilePath(entry.path))
      try file.parent.makeNewFolder()
      try file.create(with: entry.bytes)
    }
  }

  /// Puts the folder in its place.
  ///
  /// - Parameters:
  ///   - plan: what it holds.
  ///   - link: the `.egg-link` that will lead to it.
  ///   - scripts: the launch scripts that came with the link, by absolute paths.
  ///   - transaction: what makes the change.
  /// - Throws: `in-the-way`, `cannot-write`; then the transaction is to be abandoned.
  func place(
    _ plan: EggLinkPlan,
    for link: FilePath,
    with scripts: [Record.Row],
    in transaction: inout Transaction
  ) throws(EditableError) {
    let staged = try transaction.area(outside: parent).appending(plan.name.metadataFolder)
    let status = path.status(followingLinks: false)
    guard status?.isFolder != false else { throw .notAFolder(path) }
    let known = record
    let owns = status == nil || known?.ownsFolder == true
    let renewed = EggInfoRecord(
      files: plan.metadata.map { entry in
        Record.Row(
          path: String(entry.path.dropFirst(plan.name.metadataFolder.utf8.count + 1)),
          digest: owns ? FileDigest(of: entry.bytes) : nil,
          size: owns ? entry.bytes.count : nil
        )
      },
      links: (known.map { links(of: $0, without: link) } ?? [])
        + [EggInfoRecord.Link(path: link.withFolderResolved.string, scripts: scripts)]
    )
    try staged.appending(EggInfoRecord.fileName).create(with: renewed.rendered())
    guard status != nil else { return try transaction.place(staged, at: path) }
    if owns, isUnchanged(known), try transaction.replace(path, with: staged) { return }
    let names = try staged.names()
    for name in names {
      let file = path.appending(name)
      if file.status(followingLinks: false) == nil {
        try transaction.place(staged.appending(name), at: file)
      } else {
        _ = try transaction.replace(file, with: staged.appending(name))
      }
    }
    for name in EggLinkPlan.optional where !names.contains(where: { $0.string == name }) {
      _ = try transaction.remove(path.appending(name))
    }
  }

  // MARK: - Uninstalling

  /// Takes note that a link does not lead to the folder any longer, and removes the folder if nobody
  /// else needs it.
  ///
  /// - Returns: why something of it stays; nil where all is as expected.
  /// - Throws: `cannot-remove`; then the transaction is to be abandoned.
  func release(
    _ link: FilePath,
    in transaction: inout Transaction
  ) throws(EditableError) -> Problem? {
    guard let record else { return nil }
    let area: FilePath
    do throws(EditableError) {
      area = try transaction.area(outside: parent)
    } catch {
      return .left(path, because: error.problems[0].message)
    }
    let file = path.appending(EggInfoRecord.fileName)
    let others = links(of: record, without: link)
    guard others.isEmpty else {
      let staged = area.appending(EggInfoRecord.fileName)
      let renewed = EggInfoRecord(files: record.files, links: others)
      try staged.create(with: renewed.rendered())
      _ = try transaction.replace(file, with: staged)
      return nil
    }
    if record.ownsFolder, isUnchanged(record), try transaction.remove(path) { return nil }
    _ = try transaction.remove(file)
    return record.ownsFolder ? .left(path, because: "something else has changed it") : nil
  }

  /// The links of a record that still lead here.
  private func links(of record: EggInfoRecord, without link: FilePath) -> [EggInfoRecord.Link] {
    record.links.filter { noted in
      let other = FilePath(noted.path)
      guard !other.isSameFile(as: link), let name = other.lastComponent?.string,
        let distribution = InstalledDistribution(name, in: other.parent)
      else { return false }
      return InstalledEggLink(distribution)?.folder.isSameFolder(as: parent) == true
    }
  }

  /// Whether the folder is to the byte what a record says.
  private func isUnchanged(_ record: EggInfoRecord?) -> Bool {
    guard let record, let names = try? path.names() else { return false }
    let known = record.files.map(\.path) + [EggInfoRecord.fileName]
    return names.allSatisfy { known.contains($0.string) }
      && record.files.allSatisfy { row in
        (try? path.appending(row.path).digest()) == row.digest
      }
  }
}

extension EggInfoRecord {
  /// What is noted of an `.egg-link` file, by whatever path it is known; nil where nothing is.
  func link(at path: FilePath) -> Link? {
    links.first { FilePath($0.path).isSameFile(as: path) }
  }
}

extension EditableError {
  fileprivate static func readOnlySource(
    _ path: FilePath,
    _ cause: EditableError
  ) -> EditableError {
    EditableError(
      Problem(
        "read-only-source",
        "an egg-link needs its metadata beside the sources, and `\(path)` cannot be written: "
          + cause.problems[0].message,
        hint: "install it without `--egg-link`, which writes nothing there"
      )
    )
  }

  fileprivate static func notAFolder(_ path: FilePath) -> EditableError {
    EditableError(
      Problem("in-the-way", "`\(path)` is no folder", hint: "remove it, or move it away")
    )
  }
}

extension Problem {
  fileprivate static func left(_ path: FilePath, because reason: String) -> Problem {
    Problem(
      "left-metadata",
      "`\(path)` stays: \(reason)",
      severity: .warning,
      hint: "remove it if nothing else needs it"
    )
  }
}
