import ArgumentParser
import Editable
import EditableSystem
import Packaging
import SystemPackage

/// `editable hook`: the door for the Python module that frontends call. The project is the current
/// folder, as PEP 517 has it; the base name of what was made goes to a descriptor of the caller.
struct HookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hook",
    abstract: "Answer a build hook of PEP 517 and PEP 660.",
    shouldDisplay: false
  )

  enum Hook: String, ExpressibleByArgument, CaseIterable {
    case buildEditable = "build-editable"
    case prepareMetadata = "prepare-metadata-for-build-editable"
  }

  @Argument(help: "The hook.")
  var hook: Hook

  @Option(help: "The descriptor that the base name of the result is written to.")
  var resultFd: CInt

  @Option(help: "The folder for the wheel.", transform: FilePath.init(argument:))
  var wheelDirectory: FilePath?

  @Option(help: "The folder of the metadata.", transform: FilePath.init(argument:))
  var metadataDirectory: FilePath?

  @Option(name: .customLong("config-setting"), help: "A setting of the frontend, KEY=VALUE.")
  var settings: [String] = []

  func validate() throws {
    if hook == .buildEditable, wheelDirectory == nil {
      throw ValidationError("Missing expected argument '--wheel-directory'")
    }
    if hook == .prepareMetadata, metadataDirectory == nil {
      throw ValidationError("Missing expected argument '--metadata-directory'")
    }
  }

  func run() throws {
    let backend = try BuildBackend(projectAt: ".", settings: settings, cache: .located())
    // Many build environments have no place for a cache, which is nobody's concern there.
    let warnings = backend.warnings.filter { $0.code != "unusable-cache" }
    ProblemPrinter().print(warnings + settings.map(Problem.unknownSetting))
    let result =
      switch (hook, wheelDirectory, metadataDirectory) {
      case (.buildEditable, let folder?, let prepared):
        try backend.buildEditable(into: folder, prepared: prepared)
      case (.prepareMetadata, _, let folder?): try backend.prepareMetadata(into: folder)
      default: throw ExitCode.validationFailure
      }
    try StandardStream(descriptor: resultFd).write(result.lastComponent?.string ?? "")
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
