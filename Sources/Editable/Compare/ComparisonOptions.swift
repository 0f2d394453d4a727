public import Packaging
public import SystemPackage

/// How a comparison is made.
public struct ComparisonOptions: Sendable {
  /// Who ours is compared with.
  public var counterpart = Counterpart.pip
  /// The build backend that the others build with; nil for that of the project.
  public var backend: ComparisonBackend?
  /// How the others build.
  public var builds = Builds()
  /// pip's program, package folder or archive; nil for that of the environment.
  public var pip: FilePath?

  /// How build backends are found.
  public struct Builds: Sendable {
    /// Folders that packages are taken from, in place of the index.
    public var findLinks: [FilePath] = []
    /// Whether each build gets an environment of its own; else backends are those of the environment.
    public var isIsolated = true

    /// Isolated builds, with backends from the index.
    public init() {}
  }

  /// A comparison with pip and the project's own backend.
  public init() {}

  /// Makes sure that every option has a use.
  ///
  /// - Throws: `conflicting-options`.
  public func requireUse() throws(EditableError) {
    let isInstaller =
      switch counterpart {
      case .pip, .uv: true
      case .folder, .wheel: false
      }
    let given = [
      ("--backend", backend != nil), ("--find-links", !builds.findLinks.isEmpty),
      ("--no-build-isolation", !builds.isIsolated), ("--pip", pip != nil),
    ].filter(\.1).map { $0.0 }
    guard !isInstaller, let option = given.first else { return }
    throw EditableError(
      Problem(
        "conflicting-options",
        "`\(option)` has no use where nothing is built: `--against` names what exists",
        hint: "leave `\(option)` out, or compare with `pip` or `uv`"
      )
    )
  }
}
