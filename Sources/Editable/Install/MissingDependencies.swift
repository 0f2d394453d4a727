public import EditableSystem
public import Packaging
internal import SystemPackage

/// The requirements of what was installed that its environment does not meet. They are told, not
/// installed: nothing is resolved or downloaded here.
public struct MissingDependencies: Sendable {
  /// The requirements, each once, in the order of the projects.
  public let requirements: [Requirement]
  /// The words of the command before the requirements.
  private let installer: [String]

  /// Looks for what is missing; nil where nothing is.
  ///
  /// - Parameters:
  ///   - wheels: what was installed.
  ///   - environment: where, whose markers count.
  /// - Throws: `cannot-read`, where the environment cannot be listed.
  public init?(
    of wheels: [WheelManifest],
    in environment: PythonEnvironment
  ) throws(EditableError) {
    let texts = wheels.flatMap(\.requirements)
    guard !texts.isEmpty else { return nil }
    var folders: [SiteFolder] = []
    for path in environment.visibleSites { folders.append(try SiteFolder(path)) }
    var seen: Set<String> = []
    requirements = texts.compactMap { text in
      guard seen.insert(text).inserted, let requirement = try? Requirement(parsing: text),
        requirement.applies(in: environment.markers)
      else { return nil }
      let installed = folders.flatMap { $0.distributions(of: requirement.name.normalized) }
      // What the environment has not may be where its base interpreter has its packages.
      if installed.isEmpty, environment.seesOtherSites { return nil }
      let isMet = installed.contains { distribution in
        guard let version = distribution.version.flatMap({ try? Version(parsing: $0) }) else {
          // A legacy installation does not tell its version by its name.
          return true
        }
        return requirement.isSatisfied(byInstalled: version)
      }
      return isMet ? nil : requirement
    }
    guard !requirements.isEmpty else { return nil }
    installer = try Self.installer(for: environment)
  }

  /// The command that installs them.
  public var command: String {
    let words = installer + requirements.map { $0.rendered(withMarker: false) }
    return words.map(Self.quoted).joined(separator: " ")
  }

  /// pip where the interpreter has it; else uv, which needs nothing in the environment, but knows
  /// no folders of the user.
  private static func installer(
    for environment: PythonEnvironment
  ) throws(EditableError) -> [String] {
    let interpreter = environment.interpreter.string
    var hasPip = environment.redirection?.option == "--user"
    for path in environment.interpreterSites where !hasPip {
      hasPip = try !SiteFolder(path).distributions(of: "pip").isEmpty
    }
    var words = [interpreter, "-m", "pip", "install"]
    if !hasPip { words = ["uv", "pip", "install", "--python", interpreter] }
    if let redirection = environment.redirection {
      words.append(redirection.option)
      if let folder = redirection.folder { words.append(folder.string) }
    }
    return words
  }

  /// The requirements and the command, for a person.
  public func rendered() -> String {
    let list = requirements.map { "  \($0.rendered())\n" }.joined()
    return "missing dependencies:\n\(list)install them with:\n  \(command)\n"
  }

  /// A word as a shell takes it.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || "-_.,=/:@+".utf8.contains(byte)
    }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
