internal import EditableSystem
internal import Packaging
internal import SystemPackage

/// The files of a project that setuptools lists in `SOURCES.txt`: its modules, and what it would ship
/// with them. The patterns of a `MANIFEST.in` are not followed.
struct SourceList {
  /// The paths from the folder of the project on, with `/`, in no order; only those that are UTF-8.
  private(set) var paths: [String] = []
  private let folder: FilePath
  private let files: ObservedFiles

  /// Files that are shipped where they lie in the folder of the project.
  private static let usual = ["pyproject.toml", "setup.py", "setup.cfg", "MANIFEST.in"]
  private static let readmes = ["README", "README.rst", "README.txt", "README.md"]
  private static let tests = ["tests", "test"]
  /// How many folders deep packages are followed.
  private static let depthLimit = 32

  /// Lists the files of a project.
  ///
  /// - Parameters:
  ///   - tree: the project.
  ///   - root: its sources, from its folder on.
  ///   - modules: the top-level modules.
  ///   - files: answers what is asked of the file system.
  init(of tree: SourceTree, root: FilePath, modules: [String], in files: ObservedFiles) {
    folder = tree.folder
    self.files = files
    for name in Self.usual { add(FilePath(name)) }
    if let readme = Self.readmes.first(where: { files.kind(of: folder.appending($0)) == .file }) {
      add(FilePath(readme))
    }
    if case .file(let path) = tree.project.readme?.content { add(FilePath(path.value)) }
    for file in tree.files.licenseFiles { add(FilePath(file.path)) }
    for name in Self.tests {
      addFiles(in: FilePath(name)) { $0.hasPrefix("test") && $0.hasSuffix(".py") }
    }
    for module in modules {
      for suffix in [".py", ".pyi"] { add(root.appending(module + suffix)) }
      addPackage(root.appending(module), depth: 0)
    }
  }

  private mutating func add(_ path: FilePath) {
    guard files.kind(of: folder.pushing(path)) == .file else { return }
    let text = path.lexicallyNormalized().string
    if text.utf8.elementsEqual(path.lexicallyNormalized().bytes) { paths.append(text) }
  }

  private mutating func addFiles(in path: FilePath, where isListed: (String) -> Bool) {
    for name in names(in: path) where isListed(name.string) { add(path.appending(name)) }
  }

  private mutating func addPackage(_ path: FilePath, depth: Int) {
    guard depth < Self.depthLimit, files.kind(of: folder.pushing(path)) == .folder else { return }
    addFiles(in: path) { $0.hasSuffix(".py") || $0.hasSuffix(".pyi") || $0 == "py.typed" }
    for name in names(in: path) where !name.string.utf8.contains(UInt8(ascii: ".")) {
      // Links may lead in circles.
      guard !files.isLink(folder.pushing(path).appending(name)) else { continue }
      addPackage(path.appending(name), depth: depth + 1)
    }
  }

  private func names(in path: FilePath) -> [FilePath.Component] {
    guard files.kind(of: folder.pushing(path)) == .folder else { return [] }
    return (try? files.names(in: folder.pushing(path))) ?? []
  }
}
