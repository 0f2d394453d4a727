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
    shouldDisplay: false,
    subcommands: [BuildEditable.self, PrepareMetadata.self]
  )

  struct Arguments: ParsableArguments {
    @Option(help: "The descriptor that the base name of the result is written to.")
    var resultFd: CInt

    @Option(name: .customLong("config-setting"), help: "A setting of the frontend, KEY=VALUE.")
    var settings: [String] = []

    @Option(help: "The folder of the metadata.", transform: { FilePath($0) })
    var metadataDirectory: FilePath?

    /// Reads the project here and tells its warnings, and that there are no settings to know.
    func load() throws(EditableError) -> BuildBackend {
      let tree = try SourceTree(at: ".")
      let keys = settings.map { String($0.prefix { $0 != "=" }) }
      ProblemPrinter().print(tree.warnings + keys.map(Problem.unknownSetting))
      return try BuildBackend(tree)
    }

    /// Hands the base name of a path to the caller.
    func answer(_ path: FilePath) throws(EditableError) {
      try StandardStream(descriptor: resultFd).write(path.lastComponent?.string ?? "")
    }
  }

  struct BuildEditable: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "build-editable")

    @OptionGroup var arguments: Arguments

    @Option(help: "The folder for the wheel.", transform: { FilePath($0) })
    var wheelDirectory: FilePath

    func run() throws {
      let backend = try arguments.load()
      let prepared = arguments.metadataDirectory
      try arguments.answer(backend.buildEditable(into: wheelDirectory, prepared: prepared))
    }
  }

  struct PrepareMetadata: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "prepare-metadata-for-build-editable"
    )

    @OptionGroup var arguments: Arguments

    func run() throws {
      guard let folder = arguments.metadataDirectory else {
        throw ValidationError("Missing expected argument '--metadata-directory'")
      }
      try arguments.answer(arguments.load().prepareMetadata(into: folder))
    }
  }
}

extension Problem {
  fileprivate static func unknownSetting(_ key: String) -> Problem {
    Problem(
      "unknown-config-setting",
      "`editable` has no config setting `\(key)`",
      severity: .warning,
      hint: "remove it, or settings of `[tool.editable]` may be meant"
    )
  }
}
