import ArgumentParser
import Packaging
import SystemPackage

/// `editable hook`: the door for the Python module that frontends call.
struct HookCommand: RequestCommand {
  static let configuration = CommandConfiguration(
    commandName: "hook",
    abstract: "Answer a build hook of PEP 517 and PEP 660.",
    discussion: """
      It is what the Python module asks for on behalf of pip and other frontends, in the folder of \
      the project.

      EXAMPLES:
        editable hook build-editable --wheel-directory dist --result-fd 1
      """,
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

  @Option(
    help: "The folder for the wheel.",
    completion: .directory,
    transform: FilePath.init(argument:)
  )
  var wheelDirectory: FilePath?

  @Option(
    help: "The folder of the metadata.",
    completion: .directory,
    transform: FilePath.init(argument:)
  )
  var metadataDirectory: FilePath?

  @Option(name: .customLong("config-setting"), help: "A setting of the frontend, KEY=VALUE.")
  var settings: [String] = []

  func validate() throws { _ = try requestedHook() }

  func request() throws -> HookRequest {
    HookRequest(hook: try requestedHook(), resultDescriptor: resultFd, settings: settings)
  }

  private func requestedHook() throws(ValidationError) -> HookRequest.Hook {
    switch hook {
    case .buildEditable:
      guard let wheelDirectory else {
        throw ValidationError("Missing expected argument '--wheel-directory'")
      }
      return .buildEditable(into: wheelDirectory, prepared: metadataDirectory)
    case .prepareMetadata:
      guard let metadataDirectory else {
        throw ValidationError("Missing expected argument '--metadata-directory'")
      }
      return .prepareMetadata(into: metadataDirectory)
    }
  }
}
