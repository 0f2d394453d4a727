internal import EditableSystem
internal import Packaging
internal import SystemPackage

extension PythonEnvironment {
  /// The folders of the environment: what is installed lies in them.
  var folders: [FilePath] { lastingFolders + [scheme.headers] }

  /// The environment by every name that its interpreter has in its folder of scripts.
  var spellings: [PythonEnvironment] {
    let short = version.release.prefix(2).map { $0.rendered() }.joined(separator: ".")
    let others = ["python", "python3", "python\(short)"].map { scheme.scripts.appending($0) }
    return [self] + others.filter { $0 != interpreter && $0.kind() == .file }.map(run(by:))
  }

  /// The folders of the environment that stay when nothing is left in them.
  var lastingFolders: [FilePath] { scheme.siteFolders + [scheme.scripts, scheme.data] }
}

extension InstallScheme {
  /// The folder behind a key of `.data`.
  subscript(root: WheelScheme) -> FilePath {
    switch root {
    case .purelib: purelib
    case .platlib: platlib
    case .scripts: scripts
    case .headers: headers
    case .data: data
    }
  }
}
