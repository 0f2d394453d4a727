internal import EditableSystem
internal import Packaging
internal import SystemPackage

/// Finds the folders of a project that `import` has to see: its source roots.
///
/// They are what `[tool.editable] roots` says; else `src` or the project folder, whichever holds
/// the modules that `import-names` lists or that the project's name implies.
struct RootFinder {
  /// The project folder, absolute and without links.
  let folder: FilePath
  /// The project.
  let project: Project
  /// Answers what is asked of the file system.
  let files: ObservedFiles
  /// Where the project's name stands.
  let location: SourceLocation?
  /// The folder that holds the modules by custom.
  static let sourceFolder = "src"
  /// What is wrong or worth telling.
  private(set) var problems: [Problem] = []

  init(
    folder: FilePath,
    project: Project,
    in files: ObservedFiles,
    at location: SourceLocation?
  ) {
    self.folder = folder
    self.project = project
    self.files = files
    self.location = location
  }

  /// The source roots, absolute and without links, in the order of `sys.path`; empty for a project
  /// without modules, and where a problem was found.
  mutating func find(settings: ToolSettings) -> [FilePath] {
    let roots = settings.roots.map { chosen($0) } ?? detected()
    guard !roots.isEmpty else { return [] }
    warnAboutNeighbours(in: roots)
    warnAboutStaleMetadata(in: roots)
    return roots.map(\.path)
  }

  // MARK: - Roots that the project names

  private mutating func chosen(_ settings: [Located<String>]) -> [ModuleFolder] {
    var roots: [ModuleFolder] = []
    for setting in settings {
      let path = folder.pushing(FilePath(setting.value))
      guard files.kind(of: path) == .folder, let resolved = try? files.resolved(path) else {
        problems.append(.missingRoot(setting))
        continue
      }
      guard resolved.starts(with: folder) else {
        problems.append(.rootOutside(setting, resolved))
        continue
      }
      let root = ModuleFolder(path: resolved, in: files)
      if root.modules.isEmpty { problems.append(.emptyRoot(setting)) }
      if !roots.contains(where: { $0.path == resolved }) { roots.append(root) }
    }
    reportMissing((project.importNames ?? []).map(\.module), in: roots)
    return roots
  }

  // MARK: - Roots that are found

  private mutating func detected() -> [ModuleFolder] {
    if let names = project.importNames, names.isEmpty { return [] }
    let source = folder.appending(Self.sourceFolder)
    let candidates = ((files.kind(of: source) == .folder ? [source] : []) + [folder])
      .map { ModuleFolder(path: $0, in: files) }
    guard let names = project.importNames else {
      // Without a name nothing is implied.
      guard location != nil else { return [] }
      let holding = candidates.filter { $0.module(impliedBy: project.name) != nil }
      if holding.isEmpty { problems.append(missingImpliedModule(in: candidates)) }
      return unambiguous(holding, what: "the modules of `\(project.name.written)`")
    }
    let modules = names.map(\.module)
    reportMissing(modules, in: candidates)
    let holding = candidates.filter { modules.contains(where: $0.has) }
    guard holding.count > 1,
      let shared = modules.first(where: { module in holding.allSatisfy { $0.has(module) } })
    else { return resolved(holding) }
    return unambiguous(holding, what: "`\(shared)`")
  }

  /// Reports the modules that no root holds, all at once.
  private mutating func reportMissing(_ modules: [String], in roots: [ModuleFolder]) {
    let missing = modules.filter { module in !roots.contains { $0.has(module) } }
    if !missing.isEmpty { problems.append(missingModule(missing.listed(), in: roots)) }
  }

  private mutating func unambiguous(_ roots: [ModuleFolder], what: String) -> [ModuleFolder] {
    if roots.count > 1 {
      problems.append(
        Problem(
          "ambiguous-roots",
          "both `src` and the project folder hold \(what)",
          at: location,
          hint: "say which: `roots = [\"src\"]` or `roots = [\".\"]` in `[tool.editable]`"
        )
      )
      return []
    }
    return resolved(roots)
  }

  /// The same folders under paths without links; `src` is one at times.
  private func resolved(_ roots: [ModuleFolder]) -> [ModuleFolder] {
    roots.compactMap { $0.path == folder ? $0 : $0.resolved }
  }

  /// The problem of a project whose name implies a module that is not there, with the remedy that
  /// fits what is.
  private func missingImpliedModule(in candidates: [ModuleFolder]) -> Problem {
    let elsewhere = ((try? files.names(in: folder)) ?? []).first { name in
      name.string != Self.sourceFolder && !name.string.hasPrefix(".")
        && ModuleFolder(path: folder.appending(name), in: files).module(impliedBy: project.name)
          != nil
    }
    let hint: String? =
      if let elsewhere {
        "write `roots = [\"\(elsewhere)\"]` in `[tool.editable]`"
      } else if let module = candidates.lazy.compactMap(\.onlyModule).first {
        "write `import-names = [\"\(module)\"]` in `[project]` if that is the project's module"
      } else {
        nil
      }
    let expected = project.name.normalized.replacing("-", with: "_")
    return missingModule("`\(expected)`, which the name implies,", in: candidates, hint: hint)
  }

  // MARK: - Warnings

  /// The project folder on `sys.path` exposes everything that lies beside the modules.
  private mutating func warnAboutNeighbours(in roots: [ModuleFolder]) {
    guard let root = roots.first(where: { $0.path == folder }) else { return }
    let own = Set(root.modules(of: project))
    let neighbours = root.modules.filter { !own.contains($0) }
    guard !neighbours.isEmpty else { return }
    problems.append(
      Problem(
        "exposed-neighbours",
        "the project folder itself is put on `sys.path`, so that \(neighbours.listed()) can be "
          + "imported as well",
        severity: .warning,
        at: location,
        hint: "move the modules into a folder `src`"
      )
    )
  }

  /// Metadata of an old build in a root is found by `importlib.metadata` as well.
  private mutating func warnAboutStaleMetadata(in roots: [ModuleFolder]) {
    for root in roots {
      for name in root.staleMetadata(of: project.name) {
        let path = root.path.appending(name).removingPrefix(folder)
        problems.append(
          Problem(
            .staleMetadata,
            "`\(path)` lies on `sys.path` and can stand in for the installed metadata",
            severity: .warning,
            at: location,
            hint: "remove it"
          )
        )
      }
    }
  }
}

extension Problem.Code {
  /// Metadata of an old build on `sys.path`.
  fileprivate static var staleMetadata: Self { "stale-metadata" }
}

extension Problem {
  /// Whether it is a warning of metadata in a folder of some name.
  func isStaleMetadata(_ name: String) -> Bool {
    let path = message.drop { $0 != "`" }.dropFirst().prefix { $0 != "`" }
    return code == .staleMetadata && path.split(separator: "/").last.map(String.init) == name
  }
}
