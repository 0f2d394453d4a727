/// The names of the files that an egg-link installation of a project consists of.
///
/// Source: the layout of setuptools before version 80; how pip and uv look for links.
public struct EggName: Sendable {
  /// The name of the link, such as `My.Demo-Pkg.egg-link`: `-` for each `_`, the case and the dots
  /// stay.
  ///
  /// Where several of `-` and `_` stand in a row, it is the name as it was written, as setuptools 69
  /// had it: pip looks for one `-` in their place, and uv makes the name of the metadata of that of the
  /// link, so that no other spelling is found by both.
  public let linkFile: String
  /// The name of the metadata folder, such as `My.Demo_Pkg.egg-info`: `_` for each `-`. With any other
  /// spelling, pip takes it for the metadata of something else.
  public let metadataFolder: String

  /// The names of a project.
  public init(_ name: ProjectName) {
    let underscored = name.written.replacing("-", with: "_")
    let hasRuns = underscored.contains("__")
    linkFile = (hasRuns ? name.written : underscored.replacing("_", with: "-")) + ".egg-link"
    metadataFolder = underscored + ".egg-info"
  }
}
