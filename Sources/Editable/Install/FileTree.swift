internal import EditableSystem
internal import SystemPackage

/// Some files below a folder, as a tree: what a distribution owns, or what was staged.
struct FileTree: Sendable {
  /// A name in a folder.
  private enum Node: Sendable {
    case file
    case folder(FileTree)
  }

  private var nodes: [FilePath.Component: Node] = [:]
  /// The names in the order in which they were added.
  private(set) var names: [FilePath.Component] = []

  /// Adds a file.
  ///
  /// - Parameter path: its path from the folder, without `..`.
  mutating func insert(_ path: FilePath) { insert(path.components[...]) }

  private mutating func insert(_ path: FilePath.ComponentView.SubSequence) {
    guard let name = path.first else { return }
    let rest = path.dropFirst()
    if rest.isEmpty {
      // What has files below it is a folder, whatever else is said of it.
      if nodes[name] == nil {
        nodes[name] = .file
        names.append(name)
      }
      return
    }
    var tree = self[name] ?? FileTree()
    if nodes[name] == nil { names.append(name) }
    // Without the second reference, the tree is changed in place.
    nodes[name] = .file
    tree.insert(rest)
    nodes[name] = .folder(tree)
  }

  /// What is below a name; nil for a file, and for what is not there.
  subscript(name: FilePath.Component) -> FileTree? {
    if case .folder(let tree) = nodes[name] { tree } else { nil }
  }

  /// Whether a name is that of a file.
  func hasFile(_ name: FilePath.Component) -> Bool {
    if case .file = nodes[name] { true } else { false }
  }

  /// Whether a path from the folder is that of a file.
  func hasFile(_ path: FilePath) -> Bool {
    var tree = self
    for name in path.parent.components {
      guard let below = tree[name] else { return false }
      tree = below
    }
    return path.lastComponent.map(tree.hasFile) ?? false
  }

  /// Whether a name is that of a file or a folder.
  func contains(_ name: FilePath.Component) -> Bool { nodes[name] != nil }

  /// Whether the tree has every file that a folder holds, bytecode aside.
  func covers(_ folder: FilePath) -> Bool {
    guard let names = try? folder.names() else { return false }
    return names.allSatisfy { name in
      let path = folder.appending(name)
      guard let status = path.status(followingLinks: false) else { return true }
      // A folder that was recorded as a file may hold anything.
      guard status.isFolder else { return hasFile(name) }
      if name.string == Self.bytecodeFolder { return Self.holdsBytecodeOnly(path) }
      return self[name]?.covers(path) ?? false
    }
  }

  /// The folder of compiled modules.
  static let bytecodeFolder = "__pycache__"

  private static func holdsBytecodeOnly(_ folder: FilePath) -> Bool {
    ((try? folder.names()) ?? []).allSatisfy { $0.string.hasSuffix(".pyc") }
  }

  /// The bytecode of modules in a folder: `__pycache__/name.*.pyc`.
  static func bytecode(of modules: [FilePath.Component], in folder: FilePath) -> [FilePath] {
    let stems = Set(modules.filter { $0.extension == "py" }.map(\.stem))
    guard !stems.isEmpty else { return [] }
    let folder = folder.appending(bytecodeFolder)
    let names = (try? folder.names()) ?? []
    return names.filter { name in
      name.extension == "pyc" && stems.contains(String(name.string.prefix { $0 != "." }))
    }.map { folder.appending($0) }
  }
}
