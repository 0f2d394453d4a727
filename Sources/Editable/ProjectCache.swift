public import EditableSystem
public import Packaging
public import SystemPackage

/// The wheels of projects, each by what it was made from.
///
/// The name of an entry is the digest of what has to be read anyway: the folder of the project, the
/// bytes of its `pyproject.toml`, the settings and variables that count. The entry lists every
/// further question that was asked of the file system, so it is found out with one call a path
/// whether any answer is another now. Nothing that was found is trusted for its times alone, and the
/// wheel is the same with the cache and without.
public struct ProjectCache: Sendable {
  private let cache: Cache

  /// The projects of a cache.
  public init(_ cache: Cache) {
    self.cache = cache
  }

  /// The wheel of a project, from the cache if nothing has changed that it was made from.
  ///
  /// Where the cache cannot be written to, that is a warning.
  ///
  /// - Parameters:
  ///   - path: the folder of the project, or its `pyproject.toml`.
  ///   - settings: the config settings of the frontend, `KEY=VALUE`.
  /// - Throws: what ``SourceTree/init(at:)`` throws; `invalid-source-date-epoch`.
  public func wheel(
    ofProjectAt path: FilePath,
    settings: [String] = []
  ) throws(EditableError) -> CachedProject {
    let place = try ProjectFolder(at: path)
    let found = try find(place, settings: settings)
    var warnings = found.manifest.warnings
    if let fault = found.fault { warnings.append(.unusable(cache, because: fault)) }
    return CachedProject(
      wheel: StoredWheel(found.manifest.wheel, in: cache, isKept: found.fault == nil),
      folder: place.path,
      name: found.manifest.name,
      version: found.manifest.version,
      warnings: warnings,
      backend: found.manifest.backend,
      links: found.manifest.links,
      outcome: found.outcome
    )
  }

  /// What the cache has of a project, or what was made and put there as far as it can be written.
  func find(_ place: ProjectFolder, settings: [String]) throws(EditableError) -> Found {
    let time = try Environment.archiveTime()
    let key = Self.key(of: place, settings: settings).hexadecimal
    let shown = place.file.string
    let known = cache.contents(of: key, in: .projects).flatMap { ProjectManifest($0, in: shown) }
    if var known, case .holds(let renewed) = known.observations.replay() {
      if let renewed {
        known.observations = renewed
        try? cache.write(known.encoded(in: shown), to: key, in: .projects)
      }
      return Found(manifest: known, outcome: .reused)
    }

    let tree = try SourceTree(reading: place)
    let plan = tree.editableWheel
    let wheel = PackedWheel(plan, archive: try plan.archive(at: time))
    var found = Found(manifest: ProjectManifest(tree, wheel: wheel), outcome: .built)
    if known?.wheel.digest == wheel.digest { found.outcome = .checkedAgain }
    do throws(EditableError) {
      try cache.write(found.manifest.encoded(in: shown), to: key, in: .projects)
    } catch {
      found.fault = error
    }
    return found
  }

  /// What identifies a state of a project: all that has to be read before anything can be looked up.
  private static func key(of place: ProjectFolder, settings: [String]) -> FileDigest {
    var encoder = CacheEncoder()
    encoder.append(CacheFormat.version)
    encoder.append(Generator.version)
    encoder.append(place.path.bytes)
    encoder.append(place.bytes)
    // The order of keys means nothing, that of the values of one key may.
    let sorted = settings.enumerated().sorted { one, other in
      let keys = [one, other].map { Array($0.element.utf8.prefix { $0 != UInt8(ascii: "=") }) }
      return keys[0] == keys[1]
        ? one.offset < other.offset : keys[0].lexicographicallyPrecedes(keys[1])
    }
    encoder.append(sorted.count)
    for (_, setting) in sorted { encoder.append(setting) }
    encoder.append(Environment.value(of: "SOURCE_DATE_EPOCH"))
    return FileDigest(of: encoder.bytes)
  }
}

extension ProjectCache {
  /// What came of looking for a project.
  struct Found {
    let manifest: ProjectManifest
    var outcome: CachedProject.Outcome
    /// Why the cache cannot be written to.
    var fault: EditableError?
  }
}

extension Problem {
  static func unusable(_ cache: Cache, because fault: EditableError) -> Problem {
    Problem(
      "unusable-cache",
      "the cache `\(cache.folder)` is not used: \(fault.problems[0].message)",
      severity: .warning,
      hint: "choose another folder with `--cache-dir` or `EDITABLE_CACHE_DIR`, or pass `--no-cache`"
    )
  }
}
