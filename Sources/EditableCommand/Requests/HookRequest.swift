import Editable
import EditableSystem
import Packaging
import SystemPackage

/// What the Python module asks for on behalf of a frontend. The project is the current folder, as
/// PEP 517 has it; the base name of what was made goes to a descriptor of the caller.
struct HookRequest: Request {
  /// What is to be made.
  enum Hook {
    /// PEP 660, "build_editable".
    case buildEditable(into: FilePath, prepared: FilePath?)
    /// PEP 660, "prepare_metadata_for_build_editable".
    case prepareMetadata(into: FilePath)
  }

  /// What is to be made.
  let hook: Hook
  /// The descriptor that the name of the result is written to.
  let resultDescriptor: CInt
  /// The settings of the frontend, `KEY=VALUE`.
  let settings: [String]

  func run() throws(EditableError) -> Bool {
    let backend = try BuildBackend(projectAt: ".", settings: settings, cache: .located())
    // Many build environments have no place for a cache, which is nobody's concern there.
    let warnings = backend.warnings.filter { $0.code != "unusable-cache" }
    ProblemPrinter().print(warnings + settings.map(Problem.unknownSetting))
    let result =
      switch hook {
      case .buildEditable(let folder, let prepared):
        try backend.buildEditable(into: folder, prepared: prepared)
      case .prepareMetadata(let folder): try backend.prepareMetadata(into: folder)
      }
    try StandardStream(descriptor: resultDescriptor).write(result.lastComponent?.string ?? "")
    return true
  }
}

extension HookRequest {
  /// What the arguments ask for; nil where they are not those of our Python module.
  init?(plain arguments: ArraySlice<String>) {
    let known = [
      "--result-fd=", "--wheel-directory=", "--metadata-directory=", "--config-setting=",
    ]
    guard
      let plain = PlainArguments(arguments, known: known, repeatable: ["--config-setting="]),
      plain.words.count == 1,
      let descriptor = plain.value(of: "--result-fd=").flatMap({ CInt($0) })
    else { return nil }
    let wheels = plain.path(of: "--wheel-directory=")
    let metadata = plain.path(of: "--metadata-directory=")
    switch (plain.words[0], wheels, metadata) {
    case ("build-editable", let folder?, let prepared):
      hook = .buildEditable(into: folder, prepared: prepared)
    case ("prepare-metadata-for-build-editable", _, let folder?):
      hook = .prepareMetadata(into: folder)
    default: return nil
    }
    resultDescriptor = descriptor
    settings = plain.values(of: "--config-setting=")
  }
}

extension Problem {
  fileprivate static func unknownSetting(_ setting: String) -> Problem {
    Problem(
      "unknown-config-setting",
      "`editable` has no config setting `\(setting.prefix { $0 != "=" })`",
      severity: .warning,
      hint: "remove it; what can be set is in `[tool.editable]`"
    )
  }
}
