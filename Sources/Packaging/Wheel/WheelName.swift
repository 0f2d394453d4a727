/// The name of a wheel, and of the folders inside it.
///
/// Source: binary distribution format, "File name convention".
public struct WheelName: Sendable {
  /// The first component: in the wheels of this program the normalized project name with `_` for
  /// `-`, in others as it is written.
  public let distribution: String
  /// The second component: in the wheels of this program the normalized version, in others as it is
  /// written.
  public let version: String
  /// The build tag, which starts with a digit; nil for most wheels.
  public let build: String?
  /// What the wheel can be installed into.
  public let tags: WheelTags
  /// The project that the first component stands for.
  public let project: ProjectName
  /// The version that the second component stands for.
  public let projectVersion: Version

  /// The name of a wheel of a project.
  ///
  /// - Parameters:
  ///   - name: the name of the project.
  ///   - version: the version of the project.
  ///   - tags: what it can be installed into; by default, as with one that holds nothing but paths
  ///     and metadata, everything.
  public init(_ name: ProjectName, _ version: Version, tags: WheelTags = .pure) {
    self.init(
      distribution: name.fileNameComponent,
      version: version.rendered(),
      build: nil,
      tags: tags,
      project: name,
      projectVersion: version
    )
  }

  /// The same name of a file, with the project as it is written where that was not lost.
  ///
  /// - Parameter project: the name of the project.
  /// - Returns: nil where it is that of another project.
  public func named(_ project: ProjectName) -> WheelName? {
    guard project == self.project else { return nil }
    return WheelName(
      distribution: distribution,
      version: version,
      build: build,
      tags: tags,
      project: project,
      projectVersion: projectVersion
    )
  }

  init(
    distribution: String,
    version: String,
    build: String?,
    tags: WheelTags,
    project: ProjectName,
    projectVersion: Version
  ) {
    self.distribution = distribution
    self.version = version
    self.build = build
    self.tags = tags
    self.project = project
    self.projectVersion = projectVersion
  }

  /// The file name, such as `demo_pkg-1.2.0-py3-none-any.whl`.
  public var fileName: String {
    "\(distribution)-\(version)-\(build.map { $0 + "-" } ?? "")\(tags.rendered()).whl"
  }

  /// The name of the metadata folder that the file name asks for, such as
  /// `demo_pkg-1.2.0.dist-info`. Foreign wheels may spell it otherwise: see
  /// ``WheelManifest/distInfo``.
  public var distInfo: String { "\(distribution)-\(version).dist-info" }

  /// Whether the name of a folder stands for the project and the version of this wheel.
  ///
  /// - Parameters:
  ///   - folder: the name, such as `Demo.Pkg-1.2.dist-info`.
  ///   - suffix: the end that it has, such as `.dist-info`.
  public func agrees(withFolder folder: String, suffix: String) -> Bool {
    let stem = folder.utf8.dropLast(suffix.utf8.count)
    if stem.elementsEqual("\(distribution)-\(version)".utf8) { return true }
    guard let dash = stem.lastIndex(of: UInt8(ascii: "-")),
      let name = try? ProjectName(parsing: String(Substring(stem[..<dash]))),
      let version = try? Version(parsing: String(Substring(stem[stem.index(after: dash)...])))
    else { return false }
    return name == project && version == projectVersion
  }
}

extension WheelName: Hashable {
  /// Whether both are the same file name.
  public static func == (left: Self, right: Self) -> Bool {
    left.distribution == right.distribution && left.version == right.version
      && left.build == right.build && left.tags == right.tags
  }

  /// Feeds the parts of the file name.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(distribution)
    hasher.combine(version)
    hasher.combine(build)
    hasher.combine(tags)
  }
}
