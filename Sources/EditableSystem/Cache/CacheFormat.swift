internal import Packaging

/// What a file of the cache holds, and in which version of its format.
///
/// The version is part of the first line of each file and of the folders' names, so that an older or
/// newer program does not misread what it finds.
public enum CacheFormat: String, Sendable {
  /// What is known of a project.
  case project
  /// What is known of a wheel.
  case wheel
  /// What was installed somewhere.
  case receipt

  /// The version of all formats.
  public static let version = 1

  /// The first line of a file without its end, up to the digest of all that follows.
  var header: [UInt8] { Array("\(Generator.name) \(rawValue) \(Self.version) sha256=".utf8) }
}
