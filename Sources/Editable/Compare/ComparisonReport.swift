internal import EditableSystem
public import Packaging
public import SystemPackage

/// A comparison with what it is about.
public struct ComparisonReport: Sendable {
  /// The project that was compared, and its version.
  public let name: String
  /// Its version, as the wheel has it.
  public let version: String
  /// The folder of the project, or the wheel, absolute.
  public let path: FilePath
  /// Who we are, such as `editable 0.1.0`.
  public let ours: String
  /// Who the others are, such as `pip 26.3`.
  public let theirs: String
  /// The program that made the wheel of the others; nil where it does not say so.
  public let generator: String?
  /// The version of Python in the environments; nil where there was none.
  public let python: Version?
  /// What came of it.
  public let comparison: DistributionComparison
  /// What is worth telling of the project.
  public let warnings: [Problem]

  init(
    _ source: InstallSource,
    at path: FilePath,
    theirs: String,
    generator: String?,
    python: Version?,
    _ comparison: DistributionComparison
  ) {
    name = source.wheel.manifest.name.project.written
    version = source.wheel.manifest.name.version
    let folder = try? FilePath(".").resolved()
    self.path = source.project ?? folder?.pushing(path).lexicallyNormalized() ?? path
    ours = "\(Generator.name) \(Generator.version)"
    self.theirs = theirs
    self.generator = generator
    self.python = python
    self.comparison = comparison
    warnings = source.warnings.filter { $0.severity == .warning }
  }
}
