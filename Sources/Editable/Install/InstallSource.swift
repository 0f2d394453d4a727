public import EditableSystem
public import Packaging
public import SystemPackage

/// What is to be installed: a wheel, and where it came from.
public struct InstallSource: Sendable {
  /// The wheel, whoever built it.
  public private(set) var wheel: StoredWheel
  /// What `direct_url.json` is to say.
  public let origin: DirectURL
  /// The folder of the project, without links; nil for a wheel that is no editable one.
  public let project: FilePath?
  /// How the wheel came into the cache, in a few words.
  public let reason: String
  /// What is worth telling of the project.
  public let warnings: [Problem]
  /// How the project wants its files to come into environments, if it says so.
  public let links: LinkChain?
  /// What an egg-link of the project consists of, where it is to be installed by one.
  public let eggLink: EggLinkPlan?

  /// The name of the metadata folder in the environment, or of the `.egg-link` file.
  var metadataName: String { eggLink?.name.linkFile ?? wheel.manifest.name.distInfo }

  /// The editable wheel of a project.
  ///
  /// - Parameters:
  ///   - wheel: the wheel.
  ///   - path: the folder of the project as the user wrote it, absolute.
  ///   - folder: the same without links.
  ///   - reason: how the wheel came into the cache.
  ///   - warnings: what is worth telling of the project.
  ///   - links: how the project wants its files to come into environments.
  ///   - eggLink: what an egg-link of the project consists of; nil to install the wheel.
  public init(
    editable wheel: StoredWheel,
    at path: FilePath,
    folder: FilePath,
    reason: String,
    warnings: [Problem],
    links: LinkChain?,
    eggLink: EggLinkPlan? = nil
  ) {
    self.wheel = wheel
    self.eggLink = eggLink
    self.links = links
    self.reason = reason
    self.warnings = warnings
    origin = .folder(path: path.bytes, isEditable: true)
    project = folder
  }

  /// A wheel that exists.
  ///
  /// - Parameters:
  ///   - wheel: the wheel.
  ///   - path: its file as the user wrote it, absolute.
  ///   - reason: how it came into the cache.
  ///   - warnings: what is worth telling of it.
  public init(_ wheel: StoredWheel, at path: FilePath, reason: String, warnings: [Problem]) {
    self.wheel = wheel
    links = nil
    eggLink = nil
    self.reason = reason
    self.warnings = warnings
    origin = .archive(path: path.bytes, digest: wheel.digest)
    project = nil
  }

  /// The same with the files of the wheel as files.
  ///
  /// - Parameter cache: where the wheel is unpacked; a temporary folder where that cannot be written
  ///   to.
  func unpacked(in cache: Cache) throws(EditableError) -> InstallSource {
    var source = self
    do throws(EditableError) {
      source.wheel = try wheel.unpacked(in: cache)
    } catch  where error.code == "cannot-write" {
      source.wheel = try wheel.unpacked(in: .temporary())
    }
    return source
  }
}
