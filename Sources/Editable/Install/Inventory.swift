public import EditableSystem
public import Packaging
public import SystemPackage

/// The editable installations of an environment.
public struct Inventory: Sendable {
  /// The installations, by the names of their projects.
  public let items: [Item]

  /// An editable installation.
  public struct Item: Sendable {
    /// What is recorded of it.
    public let distribution: InstalledDistribution
    /// Its version; nil for an `.egg-link` that leads to no metadata.
    public let version: String?
    /// The folder of the project.
    public let project: FilePath
    /// How its files came into the environment; none where nothing is known, as for the
    /// installations of others.
    public let modes: [LinkMode]
    /// Whether it is what installing the project now would make.
    public let state: State
  }

  /// Whether an installation is what installing its project now would make.
  public enum State: Sendable {
    /// It is.
    case current
    /// It is not: something was changed, here or there.
    case stale
    /// The folder of the project is gone.
    case gone
    /// The project cannot be built as it is.
    case broken(EditableError)
    /// Another tool installed it, in its own way.
    case foreign
  }

  /// Looks at an environment.
  ///
  /// - Throws: `cannot-read`.
  public init(of environment: PythonEnvironment, cache: Cache) throws(EditableError) {
    var items: [Item] = []
    let reader = try SourceReader(cache: cache)
    let site = try SiteState(listing: environment)
    for distribution in site.distributions {
      guard let project = distribution.projectFolder else { continue }
      items.append(
        Item(
          distribution: distribution,
          version: distribution.recordedVersion,
          project: project,
          modes: Receipt.modes(of: distribution, in: cache),
          state: Self.state(of: distribution, project, in: environment, site, reader)
        )
      )
    }
    self.items = items.sorted {
      $0.distribution.name.utf8.lexicographicallyPrecedes($1.distribution.name.utf8)
    }
  }

  private static func state(
    of distribution: InstalledDistribution,
    _ project: FilePath,
    in environment: PythonEnvironment,
    _ site: SiteState,
    _ reader: SourceReader
  ) -> State {
    guard project.kind() == .folder else { return .gone }
    guard distribution.isOwn else { return .foreign }
    do throws(EditableError) {
      let source = try reader.source(at: project, as: distribution.layout)
      // However the interpreter was named, and the paths in `.pth` files were written.
      for environment in environment.spellings {
        for isRelative in [environment.isRelocatable, !environment.isRelocatable] {
          let plan = try InstallPlan(of: source, in: environment, isRelative: isRelative)
          if InstalledState(plan, in: environment).isInstalled(among: site) { return .current }
        }
      }
      return .stale
    } catch {
      return .broken(error)
    }
  }
}

extension InstalledDistribution {
  /// Whether this program installed it.
  var isOwn: Bool {
    if kind == .eggLink { return InstalledEggLink(self)?.isOwn == true }
    guard let bytes = try? path.appending("INSTALLER").contents(upTo: 4096) else { return false }
    return String(decoding: bytes, as: UTF8.self).split { $0.isWhitespace } == ["editable"]
  }

  /// How it is recorded, if it is an editable installation.
  var layout: InstallLayout { kind == .eggLink ? .eggLink : .distInfo }
}
