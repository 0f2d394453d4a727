internal import EditableSystem
internal import Packaging
internal import SystemPackage

/// All that decides what an installation writes, in a digest: of two with one key, every file is the
/// same.
struct InstallKey: Sendable {
  private let environment: PythonEnvironment
  private let common: [UInt8]

  /// The keys of an environment.
  init(of environment: PythonEnvironment) {
    self.environment = environment
    var encoder = CacheEncoder()
    encoder.append(Generator.version)
    encoder.append(environment.interpreter.bytes)
    encoder.append(environment.isRelocatable)
    encoder.append(environment.version.rendered())
    for root in WheelScheme.allCases { encoder.append(environment.scheme[root].bytes) }
    common = encoder.bytes
  }

  /// The key of an installation.
  ///
  /// - Parameters:
  ///   - source: what is installed.
  ///   - isRelative: whether `.pth` files name folders relative to their own.
  ///   - links: the link modes that were asked for, if any were.
  ///   - compiles: whether bytecode was asked for.
  func digest(
    of source: InstallSource,
    isRelative: Bool,
    links: LinkChain?,
    compiles: Bool
  ) -> FileDigest {
    var encoder = CacheEncoder()
    encoder.append(common)
    encoder.append(source.wheel.digest)
    encoder.append(source.origin.rendered())
    encoder.append(isRelative)
    encoder.append(links?.rendered())
    encoder.append(compiles)
    return FileDigest(of: encoder.bytes)
  }
}
