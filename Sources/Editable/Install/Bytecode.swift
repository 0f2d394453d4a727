internal import EditableSystem
internal import Packaging
internal import SystemPackage

/// Compiles the modules of an installation to bytecode, where that is asked for.
///
/// Source: recording installed projects, "The RECORD file"; Python's `compileall`.
struct Bytecode {
  /// The interpreter that compiles, for itself.
  let environment: PythonEnvironment

  /// Compiles staged modules.
  ///
  /// - Parameters:
  ///   - area: the folder in which they were staged.
  ///   - folder: the folder of the environment that they will be in, which tracebacks are to name.
  ///   - root: the name of that folder.
  /// - Returns: the compiled files.
  /// - Throws: `unusable-interpreter`, where the interpreter cannot be run. A module that cannot be
  ///   compiled is none: it may be for another version of Python.
  func compile(_ area: FilePath, for folder: FilePath, in root: WheelScheme) throws(EditableError)
    -> [InstallPlan.File]
  {
    guard area.kind() == .folder else { return [] }
    _ = try environment.run([
      "-I", "-W", "ignore", "-m", "compileall", "-q", "-s", area.string, "-p", folder.string,
      area.string,
    ])
    var files: [InstallPlan.File] = []
    for path in Self.compiled(in: area, below: "") {
      let file = area.pushing(FilePath(path))
      files.append(
        InstallPlan.File(
          root: root,
          path: path,
          content: .compiled,
          digest: try file.digest(),
          size: file.status()?.size ?? 0
        )
      )
    }
    return files
  }

  private static func compiled(in folder: FilePath, below prefix: String) -> [String] {
    let names = (try? folder.names()) ?? []
    return names.flatMap { name -> [String] in
      let path = folder.appending(name)
      if path.status(followingLinks: false)?.isFolder == true {
        return compiled(in: path, below: prefix + name.string + "/")
      }
      let isBytecode = name.extension == "pyc" && folder.lastComponent?.string == "__pycache__"
      return isBytecode ? [prefix + name.string] : []
    }
  }
}
