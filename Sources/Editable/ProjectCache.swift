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
  /// Where the cache cannot be written to, that is a warning, and the wheel lies in a temporary
  /// folder that is removed when the result is no longer used.
  ///
  /// - Parameters:
  ///   - path: the folder of the project, or its `pyproject.toml`.
  ///   - settings: the config settings of the frontend, `KEY=VALUE`.
  /// - Returns: the project; each file of its wheel is compared with what was stored when it is used.
  /// - Throws: what ``SourceTree/init(at:)`` throws; `invalid-source-date-epoch`; `cannot-write`,
  ///   where there is no place for temporary files either.
  public func wheel(
    ofProjectAt path: FilePath,
    settings: [String] = []
  ) throws(EditableError) -> CachedProject {
    let place = try ProjectFolder(at: path)
    let found = try find(place, settings: settings, isChecked: false)
    var warnings = found.manifest.warnings
    if let fault = found.fault { warnings.append(.unusable(cache, because: fault)) }
    return CachedProject(
      wheel: try found.stored(),
      folder: found.folder,
      name: found.manifest.name,
      version: found.manifest.version,
      warnings: warnings,
      backend: found.manifest.backend,
      links: found.manifest.links,
      outcome: found.outcome
    )
  }

  /// What the cache has of a project, or what was made and put there as far as it can be written.
  ///
  /// - Parameter isChecked: whether every file of the wheel is looked at, or each when it is used.
  func find(
    _ place: ProjectFolder,
    settings: [String],
    isChecked: Bool = true
  ) throws(EditableError) -> Found {
    let time = try Environment.archiveTime()
    let key = Self.key(of: place, settings: settings).hexadecimal
    let shown = place.file.string
    let known = cache.contents(of: key, in: .projects).flatMap { ProjectManifest($0, in: shown) }
    if var known, case .holds(let renewed) = known.observations.replay(),
      let wheel = cache.wheels.wheel(known.wheel, isChecked: isChecked)
    {
      if let renewed {
        known.observations = renewed
        try? cache.write(known.encoded(in: shown), to: key, in: .projects)
      }
      return Found(folder: place.path, manifest: known, outcome: .reused, wheel: wheel)
    }

    let tree = try SourceTree(reading: place)
    let plan = tree.editableWheel
    let archive = try plan.archive(at: time)
    let manifest = ProjectManifest(tree, wheel: FileDigest(of: archive))
    var found = Found(folder: place.path, manifest: manifest, outcome: .built)
    found.made = (plan, archive)
    do throws(EditableError) {
      if let wheel = cache.wheels.wheel(manifest.wheel) {
        found.wheel = wheel
        found.outcome = .checkedAgain
      } else {
        found.wheel = try cache.wheels.add(plan, archive: archive, digest: manifest.wheel)
      }
      try cache.write(manifest.encoded(in: shown), to: key, in: .projects)
    } catch {
      found.fault = error
    }
    return found
  }

  /// Removes a wheel that turned out to be damaged.
  func discard(_ wheel: StoredWheel) {
    cache.wheels.discard(wheel)
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
    let folder: FilePath
    let manifest: ProjectManifest
    var outcome: CachedProject.Outcome
    /// The wheel in the cache; nil where the cache cannot be written to.
    var wheel: StoredWheel?
    /// The wheel in memory, where it was made just now.
    var made: (plan: WheelPlan, archive: [UInt8])?
    /// Why the cache cannot be written to.
    var fault: EditableError?

    /// The wheel as files, if need be of a temporary folder.
    func stored() throws(EditableError) -> StoredWheel {
      if let wheel { return wheel }
      guard let made else { preconditionFailure("what is not in the cache was made") }
      return try Cache.temporary().wheels
        .add(made.plan, archive: made.archive, digest: manifest.wheel)
    }
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
