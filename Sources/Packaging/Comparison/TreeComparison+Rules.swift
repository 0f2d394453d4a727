extension TreeComparison {
  /// Compares the names of two files that belong together. That of the metadata folder is told of the
  /// folder, and not of each file in it.
  func differencesOfNames(
    _ own: DistributionTree.Entry,
    _ other: DistributionTree.Entry,
    _ kind: FileKind
  ) -> [Difference] {
    switch kind {
    case .startup where ours.place(of: own.path) != theirs.place(of: other.path):
      [nameDifference(own, other, by: .startupName)]
    case .metadataFolder where ours.metadataFolder != theirs.metadataFolder:
      [nameDifference(own, other, by: .metadataFolderName)]
    default: []
    }
  }

  private func nameDifference(
    _ own: DistributionTree.Entry,
    _ other: DistributionTree.Entry,
    by rule: DifferenceRule
  ) -> Difference {
    Difference("name", ours: ours.shown(own.path), theirs: theirs.shown(other.path), by: rule)
  }

  /// Compares who may do what with two files.
  func differencesOfModes(
    _ own: DistributionTree.Entry,
    _ other: DistributionTree.Entry
  ) -> [Difference] {
    guard let mode = own.mode, let otherMode = other.mode, mode != otherMode else { return [] }
    let texts = [mode, otherMode].map(FileComparison.Side.text)
    return [Difference("mode", ours: texts[0], theirs: texts[1])]
  }

  /// Compares what two files hold.
  func differencesOfContents(
    _ own: DistributionTree.Entry,
    _ other: DistributionTree.Entry,
    _ kind: FileKind
  ) -> [Difference] {
    switch (own.content, other.content) {
    case (.file(let left), .file(let right)):
      guard left != right || kind == .record else { return [] }
      let differences = differences(left, right, kind)
      guard differences.isEmpty, left != right else { return differences }
      // No value is another one: then the texts differ in what no reader looks at.
      let isSameText = left.withUnixLineEnds == right.withUnixLineEnds
      return [Difference("text", by: isSameText ? .lineEnds : .spelling)]
    case (.link(let left), .link(let right)):
      return Difference.between(
        "target",
        [String(decoding: left, as: UTF8.self)],
        [String(decoding: right, as: UTF8.self)]
      )
    case (.folder, .folder): return []
    case (.large(_, let left), .large(_, let right)):
      return Difference.between("contents", [left.hexadecimal], [right.hexadecimal])
    default:
      return [Difference("type", ours: own.typeText, theirs: other.typeText)]
    }
  }

  private func differences(
    _ own: [UInt8],
    _ other: [UInt8],
    _ kind: FileKind
  ) -> [Difference] {
    switch kind {
    case .metadata: return Difference.inMetadata(own, other)
    case .wheelFile: return Difference.inWheelFile(own, other)
    case .record: return RecordComparison(self).differences(own, other)
    case .json: return Difference.inJSON(own, other)
    case .entryPoints: return Difference.inEntryPoints(own, other)
    case .installer: return Difference.inInstaller(own, other)
    case .startup:
      let places = [ours, theirs].map { "\($0.place ?? "")/\($0.site)" }
      return Difference.inStartupFiles(
        own,
        other,
        in: (places[0], places[1]),
        hooks: (
          checksImports && ours.isImportHook(own), checksImports && theirs.isImportHook(other)
        )
      )
    case .script: return Difference.inScript(own, other, in: (ours.place, theirs.place))
    case .metadataFolder, .folder, .file: return Difference.inBytes(own, other)
    }
  }

  /// Why it means nothing that one tree lacks a file of the other; nil where it does.
  ///
  /// - Parameters:
  ///   - entry: the file.
  ///   - owner: the tree that has it.
  ///   - tree: the tree without it.
  func ruleForAbsence(
    of entry: DistributionTree.Entry,
    in owner: DistributionTree,
    from tree: DistributionTree
  ) -> DifferenceRule? {
    let place = owner.place(of: entry.path)
    let name = String(decoding: place.path, as: UTF8.self)
    if owner.isDerived(name, entry) { return .bytecode }
    switch place.room {
    case .metadata: return ruleForAbsence(ofMetadata: name, entry, from: tree)
    case .site where name == ".gitignore": return .strayIgnoreFile
    case .site where owner.kind(of: entry) == .startup:
      let lines = StartupLines(parsing: entry.bytes ?? [])
      return lines.paths.isEmpty && lines.statements.isEmpty ? .emptyFile : nil
    case .site: return checksImports && owner.startsModule(name) ? .importHook : nil
    case .elsewhere: return nil
    }
  }

  private func ruleForAbsence(
    ofMetadata name: String,
    _ entry: DistributionTree.Entry,
    from tree: DistributionTree
  ) -> DifferenceRule? {
    switch name {
    case "REQUESTED": return .requested
    case "INSTALLER": return .installer
    case "top_level.txt": return .topLevel
    case "uv_cache.json", "uv_build.json": return .uvFiles
    case "entry_points.txt":
      let file = entry.bytes.flatMap { try? EntryPointsFile(parsing: $0, named: name) }
      return file?.groups.isEmpty == true ? .emptyFile : nil
    default:
      guard name.hasPrefix("licenses/"), let metadata = tree.metadata("METADATA") else {
        return nil
      }
      let named = MetadataFields(parsing: metadata)["license-file"]
      return named.contains(String(name.dropFirst("licenses/".count))) ? .namedLicenseFiles : nil
    }
  }
}

extension DistributionTree {
  /// Whether a module is what an import hook of the tree starts.
  fileprivate func startsModule(_ name: String) -> Bool {
    guard let module = Self.module(name) else { return false }
    return entries.contains { entry in
      guard kind(of: entry) == .startup, let bytes = entry.bytes, isImportHook(bytes) else {
        return false
      }
      return StartupLines(parsing: bytes).statements.contains { Self.names($0).contains(module) }
    }
  }

  /// Whether a `.pth` file does nothing but start modules that came with it: what else a line does,
  /// no path can stand for.
  fileprivate func isImportHook(_ bytes: [UInt8]) -> Bool {
    let lines = StartupLines(parsing: bytes)
    let places = entries.map { place(of: $0.path) }.filter { $0.room == .site }
    let modules = Set(places.compactMap { Self.module(String(decoding: $0.path, as: UTF8.self)) })
    return !lines.statements.isEmpty && lines.paths.isEmpty
      && lines.statements.allSatisfy { !modules.isDisjoint(with: Self.names($0)) }
  }

  /// Whether a file is bytecode that Python makes of a module of the tree, or a folder of that.
  fileprivate func isDerived(_ name: String, _ entry: Entry) -> Bool {
    if name == "__pycache__" || name.hasSuffix("/__pycache__") { return true }
    guard name.hasSuffix(".pyc") else { return false }
    if name.hasPrefix("__pycache__/") || name.contains("/__pycache__/") { return true }
    // The layout of old: bytecode without the module beside it is a module itself.
    let source = Array(entry.path.dropLast())
    return entries.contains { $0.path == source }
  }

  /// The name of the module that a file at the root of the modules is.
  private static func module(_ name: String) -> Substring? {
    name.hasSuffix(".py") && !name.contains("/") ? name.dropLast(3) : nil
  }

  /// The names in a line of Python.
  private static func names(_ line: String) -> [Substring] {
    line.split { !($0.isLetter || $0.isNumber || $0 == "_") }
  }
}

extension DistributionTree.Entry {
  /// What it is, in a word or two.
  fileprivate var typeText: String {
    switch content {
    case .file: "file"
    case .large: "large file"
    case .link: "symbolic link"
    case .folder: "folder"
    case .unreadable(let reason): reason
    }
  }
}
