/// The name of a pure-Python wheel of any platform, and of the folders inside it.
///
/// Source: binary distribution format, "File name convention".
public struct WheelName: Sendable, Equatable {
  /// The first component: the normalized project name with `_` for `-`.
  public let distribution: String
  /// The second component: the normalized version.
  public let version: String

  /// The only tag of a wheel that holds nothing but paths and metadata.
  public static let tag = "py3-none-any"

  /// The name of a project's wheel.
  public init(_ name: ProjectName, _ version: Version) {
    self.distribution = name.fileNameComponent
    self.version = version.rendered()
  }

  /// The file name, such as `demo_pkg-1.2.0-py3-none-any.whl`.
  public var fileName: String { "\(distribution)-\(version)-\(Self.tag).whl" }

  /// The name of the metadata folder, such as `demo_pkg-1.2.0.dist-info`.
  public var distInfo: String { "\(distribution)-\(version).dist-info" }
}
