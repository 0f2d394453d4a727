internal import EditableSystem
internal import Packaging
internal import SystemPackage

extension PythonEnvironment {
  /// The folders of the environment: what is installed lies in them, and they stay when it is gone.
  var folders: [FilePath] {
    scheme.siteFolders + [scheme.scripts, scheme.headers, scheme.data]
  }
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
