import Packaging
import SystemPackage

/// The subcommands that can be asked for without the argument parser.
enum PlainRequests {
  /// What the arguments ask for; nil where only the argument parser can tell.
  static func request(for arguments: ArraySlice<String>) -> (any Request)? {
    guard let subcommand = arguments.first else { return nil }
    let rest = arguments.dropFirst()
    switch subcommand {
    case "hook": return HookRequest(plain: rest)
    case "build": return BuildRequest(plain: rest)
    case "install": return InstallRequest(plain: rest)
    default: return nil
    }
  }
}

extension PlainArguments {
  /// The path of an option; nil where it was not given.
  func path(of option: String) -> FilePath? { value(of: option).map { FilePath($0) } }

  /// The words as paths; nil where one is empty, of which the parser has to complain.
  var paths: [FilePath]? {
    words.contains { $0.isEmpty } ? nil : words.map { FilePath($0) }
  }
}
