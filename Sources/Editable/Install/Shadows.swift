internal import EditableSystem
internal import Packaging
internal import SystemPackage

/// Modules of the environment that hide those of an editable project: the folder of installed
/// packages comes first on `sys.path`, what `.pth` files name comes last.
///
/// Source: Python's `site` module.
struct Shadows {
  /// A warning for each module that is hidden.
  let warnings: [Problem]

  /// Looks at the modules of an installation.
  init(of plan: InstallPlan, in environment: PythonEnvironment) {
    var warnings: [Problem] = []
    let site = environment.scheme[plan.library]
    var lines: [String] = []
    for file in plan.files where file.root == plan.library && file.path.hasSuffix(".pth") {
      guard case .written(let bytes, _) = file.content, plan.isEditable else { continue }
      lines += String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }
    if let eggLink = plan.eggLink { lines.append(eggLink.link.folder) }
    for line in lines {
      let folder = site.pushing(FilePath(line)).lexicallyNormalized()
      let modules = ModuleFolder(path: folder, in: ObservedFiles(in: folder)).modules
      for module in modules {
        let candidates = [site.appending(module), site.appending(module + ".py")]
        guard let other = candidates.first(where: { $0.kind() != nil }),
          !other.isSame(as: [folder.appending(module), folder.appending(module + ".py")])
        else { continue }
        warnings.append(.shadowed(module, of: folder, by: other))
      }
    }
    self.warnings = warnings
  }
}

extension FilePath {
  /// Whether the path leads to what one of the others leads to, as where both are in one folder.
  fileprivate func isSame(as others: [FilePath]) -> Bool {
    guard let resolved = try? resolved() else { return false }
    return others.contains { (try? $0.resolved()) == resolved }
  }
}

extension Problem {
  fileprivate static func shadowed(
    _ module: String,
    of folder: FilePath,
    by other: FilePath
  ) -> Problem {
    Problem(
      "shadowed",
      "`import \(module)` does not find that of `\(folder)`: `\(other)` comes first",
      severity: .warning,
      hint: "uninstall or remove what is there"
    )
  }
}
