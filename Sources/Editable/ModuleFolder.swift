internal import EditableSystem
internal import Packaging
internal import SystemPackage

/// A folder as `import` would see it on `sys.path`.
///
/// Source: Python language reference, "The import system"; PEP 420; typing specification,
/// "Distributing type information" (stub packages).
struct ModuleFolder {
  /// The folder.
  let path: FilePath
  /// The names in it, sorted; none where it cannot be read.
  private let contents: [String]
  /// Answers what is asked of the file system.
  private let files: ObservedFiles

  /// A folder, which is listed once.
  init(path: FilePath, in files: ObservedFiles) {
    self.init(path: path, contents: Self.contents(of: path, files), files: files)
  }

  private init(path: FilePath, contents: [String], files: ObservedFiles) {
    self.path = path
    self.contents = contents
    self.files = files
  }

  /// The same folder under the path that has no links.
  var resolved: ModuleFolder? {
    (try? files.resolved(path)).map { ModuleFolder(path: $0, contents: contents, files: files) }
  }

  /// The suffixes of files that are modules; extension modules have a tag before theirs.
  private static let suffixes = [".py", ".pyi", ".so", ".pyd"]
  /// How many folders deep namespace packages are followed.
  private static let depthLimit = 8

  /// The top-level modules, sorted: regular packages, folders with modules in them, files.
  var modules: [String] {
    var names: Set<String> = []
    for name in contents {
      if let module = Self.moduleName(ofFile: name),
        files.kind(of: path.appending(name)) == .file
      {
        names.insert(module)
      } else if Self.isPackageName(name), isPackage(path.appending(name)) {
        names.insert(name)
      }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The top-level modules that are not there for something else than being imported by others.
  var ownModules: [String] {
    modules.filter { !["setup", "conftest", "tests", "test", "docs"].contains($0) }
  }

  /// The top-level module that a file of a wheel belongs to; nil for one that is part of none.
  ///
  /// - Parameter path: its path from the root of the archive.
  static func topLevelModule(of path: String) -> String? {
    guard let slash = path.firstIndex(of: "/") else { return moduleName(ofFile: path) }
    let name = String(path[..<slash])
    let isModule = suffixes.contains(where: path.hasSuffix)
    return isModule && isPackageName(name) && !name.hasSuffix("-stubs") ? name : nil
  }

  /// The module that a project most likely consists of, where there is no other.
  var onlyModule: String? {
    let modules = ownModules
    return modules.count == 1 ? modules[0] : nil
  }

  /// The top-level modules that belong to a project, where others lie beside them.
  func modules(of project: Project) -> [String] {
    let names =
      project.importNames?.map(\.module)
      ?? module(impliedBy: project.name).map { [$0] } ?? modules
    return names.map { String($0.prefix { $0 != "." }) }
  }

  /// Whether a dotted module is there.
  func has(_ module: String) -> Bool {
    let parts = module.split(separator: ".").map(String.init)
    guard let last = parts.last else { return false }
    let parent = parts.dropLast().reduce(path) { $0.appending($1) }
    let names = parts.count == 1 ? contents : Self.contents(of: parent, files)
    return names.contains { $0 == last && isPackage(parent.appending(last)) }
      || names.contains { Self.moduleName(ofFile: $0) == last }
  }

  /// The dotted module that a project name implies: the one whose name is equal after
  /// normalization, `a.b_c` for `a-b-c`; also the stub package of it, for which `types-` is a
  /// prefix by custom.
  func module(impliedBy project: ProjectName) -> String? {
    let name = project.normalized
    if let module = module(named: name, depth: 0) { return module }
    guard name.hasPrefix("types-") else { return nil }
    return module(named: name.dropFirst("types-".count) + "-stubs", depth: 0)
  }

  /// Metadata folders of a project that an older build left here.
  func staleMetadata(of project: ProjectName) -> [String] {
    contents.filter { name in
      guard let suffix = [".egg-info", ".dist-info"].first(where: name.hasSuffix) else {
        return false
      }
      let stem = name.dropLast(suffix.count).prefix { $0 != "-" }
      return Self.normalized(String(stem)) == project.normalized
    }
  }

  // MARK: - What a name can be

  private static func contents(of path: FilePath, _ files: ObservedFiles) -> [String] {
    ((try? files.names(in: path)) ?? []).map(\.string)
  }

  /// Why the folder cannot be listed, if that is so.
  var fault: EditableError? {
    do {
      _ = try files.names(in: path)
      return nil
    } catch {
      return error
    }
  }

  /// Whether a folder can be imported to some purpose: it has an `__init__`, or modules in it or in a
  /// folder of it that is no link; links may lead in circles.
  ///
  /// A regular package is not listed, however many modules it has.
  private func isPackage(_ path: FilePath, depth: Int = 0) -> Bool {
    if files.kind(of: path.appending("__init__.py")) == .file { return true }
    guard depth < Self.depthLimit, files.kind(of: path) == .folder else { return false }
    let names = Self.contents(of: path, files)
    return names.contains { Self.moduleName(ofFile: $0) != nil || $0.hasPrefix("__init__.") }
      || names.contains { name in
        Self.isPackageName(name) && !files.isLink(path.appending(name))
          && isPackage(path.appending(name), depth: depth + 1)
      }
  }

  private func module(named name: some StringProtocol, depth: Int) -> String? {
    guard depth < Self.depthLimit else { return nil }
    for entry in contents {
      if let module = Self.moduleName(ofFile: entry) {
        if Self.normalized(module) == name, files.kind(of: path.appending(entry)) == .file {
          return module
        }
        continue
      }
      guard Self.isPackageName(entry) else { continue }
      let normalized = Self.normalized(entry)
      let folder = path.appending(entry)
      if normalized == name, isPackage(folder) { return entry }
      guard name.hasPrefix(normalized + "-"), files.kind(of: folder) == .folder else {
        continue
      }
      let rest = name.dropFirst(normalized.utf8.count + 1)
      if let module = ModuleFolder(path: folder, in: files).module(named: rest, depth: depth + 1) {
        return "\(entry).\(module)"
      }
    }
    return nil
  }

  /// The name of the module that a file is, or nil if it is none.
  private static func moduleName(ofFile name: String) -> String? {
    guard suffixes.contains(where: name.hasSuffix) else { return nil }
    let stem = String(name.prefix { $0 != "." })
    return PythonIdentifier.isIdentifier(stem) && stem != "__init__" ? stem : nil
  }

  /// Whether a folder of this name can be a package: an identifier, with `-stubs` for a stub
  /// package.
  private static func isPackageName(_ name: String) -> Bool {
    let stem = name.hasSuffix("-stubs") ? String(name.dropLast("-stubs".count)) : name
    return stem != "__pycache__" && PythonIdentifier.isIdentifier(stem)
  }

  /// The normalized form of a name, by which modules and projects are compared.
  private static func normalized(_ name: String) -> String {
    (try? ProjectName(parsing: name))?.normalized ?? name.lowercased()
  }
}
