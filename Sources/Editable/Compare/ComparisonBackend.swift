public import Packaging

/// A build backend that a project can be built with in place of its own.
public enum ComparisonBackend: String, Sendable, CaseIterable {
  case flitCore = "flit_core"
  case hatchling
  case setuptools
  case pdmBackend = "pdm-backend"
  case poetryCore = "poetry-core"
  case uvBuild = "uv_build"
  case scikitBuildCore = "scikit-build-core"
  case mesonPython = "meson-python"
  case editable

  /// A backend by the name of the project that it comes from.
  ///
  /// - Throws: `unknown-backend`.
  public init(named name: String) throws(EditableError) {
    let wanted = (try? ProjectName(parsing: name))?.normalized
    let found = Self.allCases.first {
      (try? ProjectName(parsing: $0.rawValue))?.normalized == wanted
    }
    guard let found, wanted != nil else {
      let names = Self.allCases.map(\.rawValue)
      throw EditableError(
        Problem(
          "unknown-backend",
          "the build backend `\(name.printable)` is not known",
          hint: nearestName(to: name, in: names).map { "did you mean `\($0)`?" }
            ?? "choose from " + names.map { "`\($0)`" }.joined(separator: ", ")
        )
      )
    }
    self = found
  }

  /// What `build-backend` is.
  var module: String {
    switch self {
    case .flitCore: "flit_core.buildapi"
    case .hatchling: "hatchling.build"
    case .setuptools: "setuptools.build_meta"
    case .pdmBackend: "pdm.backend"
    case .poetryCore: "poetry.core.masonry.api"
    case .uvBuild: "uv_build"
    case .scikitBuildCore: "scikit_build_core.build"
    case .mesonPython: "mesonpy"
    case .editable: "editable"
    }
  }

  /// The table `[build-system]` that names it.
  var buildSystem: String {
    """
    [build-system]
    requires = ["\(rawValue)"]
    build-backend = "\(module)"

    """
  }
}
