public import EditableSystem
public import Packaging
public import SystemPackage

/// Installs a project, or a wheel, with ours and with somebody else's installer, and compares what
/// came of it.
public struct Comparer {
  private let base: PythonEnvironment
  private let options: ComparisonOptions
  private let advance: () -> Void

  /// A comparer.
  ///
  /// - Parameters:
  ///   - base: the environment whose interpreter the new environments get, and whose backends build
  ///     where nothing is isolated. It is not changed.
  ///   - options: how the comparison is made.
  ///   - advance: is called when an installer is done, which may take a while.
  public init(
    _ base: PythonEnvironment,
    options: ComparisonOptions,
    advance: @escaping () -> Void = {}
  ) {
    self.base = base
    self.options = options
    self.advance = advance
  }

  /// Compares.
  ///
  /// Nothing is written but to a temporary folder, which is gone when this returns.
  ///
  /// - Parameter path: the folder of a project, or a wheel.
  /// - Throws: what keeps a comparison from being made: problems of the project, `no-pip`, `no-uv`,
  ///   `install-failed` and others.
  public func compare(_ path: FilePath) throws(EditableError) -> ComparisonReport {
    let place = try Place()
    switch options.counterpart {
    case .pip:
      let pip = try Pip.find(options.pip, in: base)
      let installer = ForeignInstaller(pip, options.builds, base: base)
      return try Twins(base, options, place, pip, advance).compare(path, with: installer)
    case .uv:
      let pip = try Pip.find(options.pip, in: base)
      let cache = place.cache.appending("uv")
      let installer = try ForeignInstaller(uvFor: base, options.builds, cache: cache)
      return try Twins(base, options, place, pip, advance).compare(path, with: installer)
    case .folder(let folder): return try compare(path, withFolder: folder, place)
    case .wheel(let wheel): return try compare(path, withWheel: wheel, place)
    }
  }

  /// Compares the wheel that we build with one that exists.
  private func compare(
    _ path: FilePath,
    withWheel wheel: FilePath,
    _ place: Place
  ) throws(EditableError) -> ComparisonReport {
    let reader = try SourceReader(cache: Cache(at: place.cache))
    let (own, other) = (try reader.source(at: path), try reader.source(at: wheel))
    let ours = try DistributionTree(of: own.wheel)
    let theirs = try DistributionTree(of: other.wheel)
    return ComparisonReport(
      own,
      at: path,
      theirs: wheel.lastComponent?.string ?? "",
      generator: theirs.generator,
      python: nil,
      DistributionComparison(ours, with: theirs, digest: FileDigest.init(of:by:))
    )
  }

  /// Compares what we install with what somebody has installed.
  private func compare(
    _ path: FilePath,
    withFolder folder: FilePath,
    _ place: Place
  ) throws(EditableError) -> ComparisonReport {
    let reader = try SourceReader(cache: Cache(at: place.cache))
    let source = try reader.source(at: path)
    let project = source.wheel.manifest.name.project
    let theirs = try DistributionTree(of: project, installedIn: folder)
    let environment = try place.makeEnvironment(like: base)
    let before = try EnvironmentSnapshot(of: environment.prefix)
    try install(source, into: environment, place)
    let added = try EnvironmentSnapshot(of: environment.prefix).added(since: before)
    let ours = DistributionTree(added, in: environment, of: project)
    return ComparisonReport(
      source,
      at: path,
      theirs: folder.string,
      generator: theirs.generator,
      python: environment.version,
      DistributionComparison(ours, with: theirs, digest: FileDigest.init(of:by:))
        .mapTexts { $0.replacing(environment.prefix.string, with: "ENVIRONMENT") }
    )
  }

  private func install(
    _ source: InstallSource,
    into environment: PythonEnvironment,
    _ place: Place
  ) throws(EditableError) {
    let cache = Cache(at: place.cache)
    let installer = Installer(environment, cache: cache, options: InstallOptions())
    _ = try installer.install { () throws(EditableError) in source }
  }
}

extension DistributionTree {
  /// The program that made the wheel; nil where it does not say so.
  var generator: String? {
    guard let folder = metadataFolder else { return nil }
    let path = Array(((site.isEmpty ? "" : site + "/") + folder + "/WHEEL").utf8)
    let bytes = entries.first { $0.path == path }?.bytes
    return bytes.flatMap { try? WheelFile(parsing: $0, named: "WHEEL") }?.generator
  }
}
