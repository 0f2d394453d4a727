internal import EditableSystem
public import Packaging
internal import SystemPackage

extension SourceTree {
  /// What the project's egg-link installation consists of.
  ///
  /// - Throws: `several-roots`, `root-outside`: an egg-link leads to one folder, and from there back
  ///   to the project; `unusable-path`.
  public func eggLink() throws(EditableError) -> EggLinkPlan {
    let roots = startup?.folders ?? []
    guard roots.count < 2 else { throw .severalRoots(roots) }
    let root = roots.first.map { FilePath($0) } ?? folder
    guard root.starts(with: folder) else { throw .rootOutside(root, folder) }
    let line = try PathConfigurationFile(folders: [root.bytes]).folders[0]
    let relative = root.relative(to: folder)
    let observed = ObservedFiles(in: folder)
    let modules = ModuleFolder(path: root, in: observed)
    // Below the project folder itself, other things lie beside the modules.
    let names = roots.isEmpty ? [] : root == folder ? modules.modules(of: project) : modules.modules
    return EggLinkPlan(
      project,
      files: files,
      folder: line,
      root: relative.string,
      modules: Array(Set(names)),
      sources: SourceList(of: self, root: relative, modules: names, in: observed).paths
    )
  }
}

extension EditableError {
  fileprivate static func severalRoots(_ roots: [String]) -> EditableError {
    EditableError(
      Problem(
        "several-roots",
        "an egg-link leads to one folder, and the project has its modules in \(roots.count): "
          + roots.map { FilePath($0) }.listed(),
        hint: "install it without `--egg-link`"
      )
    )
  }

  fileprivate static func rootOutside(_ root: FilePath, _ folder: FilePath) -> EditableError {
    EditableError(
      Problem(
        "root-outside",
        "an egg-link leads back from the sources to the project, and `\(root)` is not in `\(folder)`",
        hint: "install it without `--egg-link`"
      )
    )
  }
}
