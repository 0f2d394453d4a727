internal import EditableSystem
internal import Packaging

/// What the cache knows of a state of a project: the wheel that it gives, and what that was made
/// from.
struct ProjectManifest: Sendable {
  /// The name of the project, as it was written.
  let name: ProjectName
  /// The version of the project.
  let version: Version
  /// The wheel.
  let wheel: PackedWheel
  /// The build backend that the project names.
  let backend: String
  /// How the project wants its files to come into environments, if it says so.
  let links: LinkChain?
  /// What is worth telling of the project.
  let warnings: [Problem]
  /// What was asked of the file system.
  var observations: Observations

  /// What is known of a project that was read.
  init(_ tree: SourceTree, wheel: PackedWheel) {
    self.name = tree.project.name
    self.version = tree.project.version
    self.wheel = wheel
    self.backend = tree.backend
    self.links = tree.links
    self.warnings = tree.warnings
    self.observations = tree.observations
  }

  /// What a file of the cache says; nil where it is damaged.
  ///
  /// - Parameter file: the path under which `pyproject.toml` is known to the reader.
  init?(_ bytes: [UInt8], in file: String) {
    guard var decoder = CacheDecoder(unsealing: bytes, as: .project),
      let manifest = try? ProjectManifest(&decoder, in: file)
    else { return nil }
    self = manifest
  }

  private init(_ decoder: inout CacheDecoder, in file: String) throws {
    self.name = try ProjectName(parsing: try decoder.text())
    self.version = try Version(parsing: try decoder.text())
    self.wheel = try decoder.packedWheel()
    self.backend = try decoder.text()
    self.links = try (try decoder.optionalText()).map { try LinkChain(parsing: $0) }
    self.warnings = try (0..<(try decoder.count())).map { _ in try decoder.problem(in: file) }
    self.observations = try decoder.observations()
  }

  /// The bytes of its file.
  ///
  /// - Parameter file: the path under which `pyproject.toml` is known to the reader.
  func encoded(in file: String) -> [UInt8] {
    var encoder = CacheEncoder()
    encoder.append(name.written)
    encoder.append(version.rendered())
    encoder.append(wheel)
    encoder.append(backend)
    encoder.append(links?.rendered())
    encoder.append(warnings.count)
    for warning in warnings { encoder.append(warning, in: file) }
    encoder.append(observations)
    return encoder.sealed(as: .project)
  }
}
