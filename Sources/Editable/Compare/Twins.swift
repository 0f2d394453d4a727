internal import EditableSystem
internal import Packaging
internal import SystemPackage

/// Two fresh environments at one path, one after the other: ours is installed into the first, the
/// other installer works on the second.
struct Twins {
  private let base: PythonEnvironment
  private let options: ComparisonOptions
  private let place: Place
  private let pip: Pip
  private let advance: () -> Void

  init(
    _ base: PythonEnvironment,
    _ options: ComparisonOptions,
    _ place: Place,
    _ pip: Pip,
    _ advance: @escaping () -> Void
  ) {
    self.base = base
    self.options = options
    self.place = place
    self.pip = pip
    self.advance = advance
  }

  /// What came of an installation.
  private struct Outcome {
    let tree: DistributionTree
    let behaviour: Behaviour
  }

  /// Compares.
  ///
  /// - Parameters:
  ///   - path: the folder of a project, or a wheel.
  ///   - installer: who installs into the second environment.
  func compare(
    _ path: FilePath,
    with installer: ForeignInstaller
  ) throws(EditableError) -> ComparisonReport {
    let given = try source(at: path)
    var subject = try FilePath(".").resolved().pushing(path).lexicallyNormalized()
    if let folder = given.project {
      subject = try place.copy(ofProjectAt: folder)
      try replaceBackend(ofProjectAt: subject)
    }
    let source = try source(at: subject)
    let isEditable = source.project != nil
    let project = source.wheel.manifest.name.project
    let modules = Self.modules(of: source)

    let ours = try outcome(of: project, modules, in: isEditable ? subject : nil) {
      (environment) throws(EditableError) in
      let cache = Cache(at: place.cache)
      let own = Installer(environment, cache: cache, options: InstallOptions())
      _ = try own.install { () throws(EditableError) in source }
    }
    let shown = shown(subject, as: given.project ?? subject)
    let theirs = try outcome(of: project, modules, in: isEditable ? subject : nil) {
      (environment) throws(EditableError) in
      do throws(EditableError) {
        try installer.install(subject, isEditable: isEditable, into: environment, place)
      } catch {
        throw EditableError(error.problems.map { $0.mapTexts(shown) })
      }
    }
    let comparison = DistributionComparison(
      ours.tree,
      with: theirs.tree,
      behaviours: (ours.behaviour, theirs.behaviour),
      digest: FileDigest.init(of:by:)
    )
    return ComparisonReport(
      given,
      at: path,
      theirs: installer.label,
      generator: theirs.tree.generator,
      python: base.version,
      comparison.mapTexts(shown)
    )
  }

  private func source(at path: FilePath) throws(EditableError) -> InstallSource {
    try SourceReader(cache: Cache(at: place.cache)).source(at: path)
  }

  private func replaceBackend(ofProjectAt folder: FilePath) throws(EditableError) {
    guard let backend = options.backend else { return }
    let file = folder.appending(ProjectFolder.fileName)
    let table = try BuildSystemTable(in: file.contents(upTo: 16 << 20))
    try file.replace(with: table.replaced(with: backend.buildSystem))
  }

  /// The top-level modules of what is installed: for a project those of its folders that are not
  /// there for something else, for a wheel those that it holds.
  private static func modules(of source: InstallSource) -> [String] {
    guard source.project != nil else {
      let names = source.wheel.manifest.files.compactMap {
        ModuleFolder.topLevelModule(of: $0.path)
      }
      return Array(Set(names)).sorted()
    }
    let manifest = source.wheel.manifest
    let startup = manifest.files.indices.filter { manifest.files[$0].path.hasSuffix(".pth") }
      .compactMap { try? source.wheel.contents($0) }
    let folders = startup.flatMap { StartupLines(parsing: $0).paths }.map { FilePath($0) }
    return folders.flatMap { ModuleFolder(path: $0, in: ObservedFiles(in: $0)).ownModules }
  }

  private func outcome(
    of project: ProjectName,
    _ modules: [String],
    in folder: FilePath?,
    install: (PythonEnvironment) throws(EditableError) -> Void
  ) throws(EditableError) -> Outcome {
    let environment = try place.makeEnvironment(like: base)
    let before = try EnvironmentSnapshot(of: environment.prefix)
    let sources = try folder.map { (folder) throws(EditableError) in
      try EnvironmentSnapshot(of: folder)
    }
    try install(environment)
    let added = try EnvironmentSnapshot(of: environment.prefix).added(since: before)
    let tree = DistributionTree(added, in: environment, of: project)
    let probe = BehaviourProbe(
      environment: environment,
      pip: pip,
      project: project,
      modules: modules
    )
    var behaviour = try probe.ask(in: place)
    let left = try EnvironmentSnapshot(of: environment.prefix).changes(since: before)
    behaviour.note(.array(left.map(JSON.string)), on: .uninstall)
    if let folder, let sources {
      let written = try EnvironmentSnapshot(of: folder).changes(since: sources)
      behaviour.note(.array(written.map(JSON.string)), on: .sourceTree)
    }
    advance()
    return Outcome(tree: tree, behaviour: behaviour)
  }

  /// Shows the copy as the project, and the environment without the folder that it was in.
  private func shown(_ copy: FilePath, as project: FilePath) -> (String) -> String {
    let names = [(copy, project.string), (place.environment, "ENVIRONMENT")]
    let replacements = names.flatMap { path, name in
      [(path.string, name), (Self.escaped(path), name)]
    }
    return { text in
      replacements.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }
  }

  /// A path as it stands in a URL.
  private static func escaped(_ path: FilePath) -> String {
    String(DirectURL.url(of: path.bytes).dropFirst("file://".utf8.count))
  }
}

extension Problem {
  /// The same with the message and the note replaced.
  fileprivate func mapTexts(_ transform: (String) -> String) -> Problem {
    var copy = self
    copy.message = transform(message)
    copy.note = note.map(transform)
    return copy
  }
}
