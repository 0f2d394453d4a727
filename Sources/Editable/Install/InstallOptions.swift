public import Packaging

/// How an installation is done.
public struct InstallOptions: Sendable {
  /// How files of the cache come into the environment; nil to go by what the project says.
  public var links: LinkChain?
  /// Whether `.pth` files name folders relative to their own; nil to do so where the environment
  /// can be moved.
  public var isRelative: Bool?
  /// Whether what is installed already and unchanged is installed again.
  public var reinstalls = false
  /// Whether files of other distributions are overwritten.
  public var overwrites = false
  /// Whether modules are compiled to bytecode.
  public var compiles = false

  /// The usual way.
  public init() {}
}
