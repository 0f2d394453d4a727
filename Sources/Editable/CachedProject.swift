public import EditableSystem
public import Packaging
public import SystemPackage

/// A project whose wheel lies in the cache.
public struct CachedProject: Sendable {
  /// The wheel.
  public let wheel: StoredWheel
  /// The folder of the project, absolute and without links.
  public let folder: FilePath
  /// The name of the project, as it was written.
  public let name: ProjectName
  /// The version of the project.
  public let version: Version
  /// What is worth telling of the project, in the order of its file, and of the cache.
  public let warnings: [Problem]
  /// The build backend that the project names, such as `hatchling.build`.
  public let backend: String
  /// How the project wants its files to come into environments, if it says so.
  public let links: LinkChain?
  /// Where the wheel came from.
  public let outcome: Outcome

  /// How a wheel was come by.
  public enum Outcome: String, Sendable, CustomStringConvertible {
    /// Nothing had changed since the project was read the last time.
    case reused
    /// Something had changed, the project was read again, and gave a wheel that was there already.
    case checkedAgain = "checked-again"
    /// The wheel was built.
    case built

    /// The outcome in a few words.
    public var description: String {
      switch self {
      case .reused: "from the cache"
      case .checkedAgain: "from the cache, after another look"
      case .built: "built"
      }
    }
  }
}
