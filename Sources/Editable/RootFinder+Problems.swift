internal import EditableSystem
internal import Packaging
internal import SystemPackage

extension Problem {
  static func missingRoot(_ setting: Located<String>) -> Problem {
    Problem(
      "missing-root",
      "the source root `\(setting.value)` is not a folder of the project",
      at: setting.location,
      hint: "name a folder that holds modules"
    )
  }

  static func rootOutside(_ setting: Located<String>, _ path: FilePath) -> Problem {
    Problem(
      "missing-root",
      "the source root `\(setting.value)` leads out of the project folder, to `\(path)`",
      at: setting.location,
      hint: "name a folder inside the project"
    )
  }

  static func emptyRoot(_ setting: Located<String>) -> Problem {
    Problem(
      "missing-module",
      "the source root `\(setting.value)` holds no modules",
      at: setting.location,
      hint: "name a folder that holds modules"
    )
  }
}

extension RootFinder {
  /// A module that has to be there and is not, with what is.
  func missingModule(_ name: String, in roots: [ModuleFolder], hint: String? = nil) -> Problem {
    if let fault = roots.lazy.compactMap(\.fault?.problems.first).first {
      return location.map(fault.located) ?? fault
    }
    let places = roots.map { root in
      root.path == folder ? "the project folder" : "`\(root.path.removingPrefix(folder))`"
    }
    let found = roots.flatMap { root in
      root.modules.filter { root.path != folder || $0 != Self.sourceFolder }
    }
    return Problem(
      "missing-module",
      "there is no module \(name) in \(places.joined(separator: " or ")); found "
        + (found.isEmpty ? "none at all" : found.listed()),
      at: location,
      hint: hint ?? "name the folders of the modules: `roots = [\"…\"]` in `[tool.editable]`"
    )
  }
}

extension FilePath {
  /// The path relative to a folder above it.
  func removingPrefix(_ folder: FilePath) -> FilePath {
    var path = self
    return path.removePrefix(folder) ? path : self
  }
}
