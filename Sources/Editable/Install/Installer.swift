internal import Dispatch
public import EditableSystem
public import Packaging
internal import Synchronization
internal import SystemPackage

/// Installs wheels into an environment, each in a transaction of its own.
///
/// Source: binary distribution format, "Installing a wheel"; recording installed projects; PEP 660,
/// "What to put in the wheel".
public struct Installer: Sendable {
  /// The environment.
  public let environment: PythonEnvironment
  /// How installations are done.
  public let options: InstallOptions
  private let cache: Cache
  private let linking: Linking
  private let key: InstallKey
  private let waiting: @Sendable () -> Void

  /// How many installations are staged before they are put in place together: the folder of the
  /// environment is then locked and listed once for all of them.
  private static let batchSize = 64

  /// An installation, as it is asked for: makes the wheel, in the cache, and says where it came from.
  public typealias Request = @Sendable () throws(EditableError) -> InstallSource

  /// An installer for an environment.
  ///
  /// It asks for the umask, which is not safe once there are other threads.
  ///
  /// - Parameters:
  ///   - environment: the environment.
  ///   - cache: where wheels are kept.
  ///   - options: how installations are done.
  ///   - waiting: is called when another process is working on the environment, before it is waited
  ///     for.
  public init(
    _ environment: PythonEnvironment,
    cache: Cache,
    options: InstallOptions,
    waiting: @escaping @Sendable () -> Void = {}
  ) {
    self.environment = environment
    self.waiting = waiting
    self.cache = cache
    self.options = options
    linking = Linking(chain: options.links ?? .automatic)
    key = InstallKey(of: environment)
  }

  /// Installs a wheel.
  ///
  /// - Throws: what is wrong with it or with the environment; then nothing was changed.
  public func install(_ request: @escaping Request) throws(EditableError) -> InstallReport {
    let result = Mutex<Result<InstallReport, EditableError>?>(nil)
    install([request]) { _, report in result.withLock { $0 = report } }
    guard let report = result.withLock({ $0 }) else { preconditionFailure("it was not installed") }
    return try report.get()
  }

  /// Installs wheels, on all cores of the machine; what is wrong with one does not stop the others.
  ///
  /// - Parameters:
  ///   - requests: what to install.
  ///   - report: is told what came of each, with its position, as soon as that is known; calls come
  ///     one at a time, from any thread.
  public func install(
    _ requests: [Request],
    report: @escaping @Sendable (Int, Result<InstallReport, EditableError>) -> Void
  ) {
    let reporting = Mutex(report)
    @Sendable func tell(_ index: Int, _ result: Result<InstallReport, EditableError>) {
      reporting.withLock { $0(index, result) }
    }
    let receipts = cache.receipts.of(environment.scheme.purelib)
    var site: SiteState?
    for start in stride(from: 0, to: requests.count, by: Self.batchSize) {
      let batch = start..<min(start + Self.batchSize, requests.count)
      do throws(EditableError) {
        let known: SiteState
        if let site { known = site } else { known = try listed() }
        let ready = prepare(batch, of: requests, in: known, receipts, tell: tell)
        // What was listed without the lock will do to see what is installed, not to change it.
        site = ready.isEmpty ? known : putInPlace(ready, tell: tell)
      } catch {
        for index in batch { tell(index, .failure(error)) }
      }
    }
  }

  /// The environment as it is, when what ended processes left in it is undone or finished.
  private func listed() throws(EditableError) -> SiteState {
    let site = try SiteState(listing: environment)
    guard site.hasRemains else { return site }
    let lock = try FolderLock(environment.scheme.purelib, waiting: waiting)
    defer { extendLifetime(lock) }
    return try SiteState(recovering: environment)
  }

  // MARK: - Without a lock: builds, checks, stages

  /// What an installation has come to before the environment is changed.
  private enum Preparation: Sendable {
    case done(InstallReport)
    case staged(StagedInstall)
  }

  private func prepare(
    _ batch: Range<Int>,
    of requests: [Request],
    in site: SiteState,
    _ receipts: ReceiptStore.Site,
    tell: @escaping @Sendable (Int, Result<InstallReport, EditableError>) -> Void
  ) -> [(index: Int, staged: StagedInstall)] {
    let ready = Mutex<[Int: StagedInstall]>([:])
    @Sendable func prepare(_ index: Int) {
      do throws(EditableError) {
        switch try self.prepare(requests[index], in: site, receipts) {
        case .done(let report): tell(index, .success(report))
        case .staged(let staged): ready.withLock { $0[index] = staged }
        }
      } catch {
        tell(index, .failure(error))
      }
    }
    Self.sideBySide(batch.count) { prepare(batch.lowerBound + $0) }
    return ready.withLock { ready in
      batch.compactMap { index in ready[index].map { (index, $0) } }
    }
  }

  /// Prepares an installation; a damaged entry of the cache is thrown away and made once more.
  private func prepare(
    _ request: Request,
    in site: SiteState,
    _ receipts: ReceiptStore.Site
  ) throws(EditableError) -> Preparation {
    do throws(EditableError) {
      return try prepare(request(), in: site, receipts)
    } catch  where error.code == "damaged-cache-entry" {
      return try prepare(request(), in: site, receipts)
    }
  }

  private func prepare(
    _ source: InstallSource,
    in site: SiteState,
    _ receipts: ReceiptStore.Site
  ) throws(EditableError) -> Preparation {
    do throws(EditableError) {
      try checkPython(of: source.wheel)
      if source.project == nil {
        let name = source.wheel.manifest.name
        try environment.require(name.tags, of: name.fileName)
      }
      let linking = linking(for: source)
      let links = options.links ?? source.links
      let compiles = options.compiles && source.project == nil
      if source.wheel.isTemporary, linking.chain.modes.contains(.symlink) {
        throw .linksWithoutCache()
      }
      if source.eggLink != nil, options.isRelative == true { throw .relativeEggLink() }
      let isRelative = options.isRelative ?? environment.isRelocatable
      let manifest = source.wheel.manifest
      let distInfo = source.metadataName
      let unchanged = InstallReport(
        source: source,
        site: environment.scheme[manifest.library],
        distInfo: distInfo,
        outcome: .unchanged,
        placements: Placements(),
        warnings: source.warnings
      )
      let mayBeInstalled =
        !options.reinstalls && site.hasOnly(distInfo, of: manifest.name.project.normalized)
      let key = key.digest(of: source, isRelative: isRelative, links: links, compiles: compiles)
      // What an egg-link leads to lies elsewhere, and is always looked at; so is bytecode.
      if mayBeInstalled, source.eggLink == nil, !compiles, !site.isHalfDone,
        let found = receipts.of(unchanged.site).read(distInfo)?.found,
        found.key == key, found.files.hold
      {
        return .done(unchanged)
      }
      let plan = try InstallPlan(of: source, in: environment, isRelative: isRelative)
      if mayBeInstalled {
        let start = FileTime.now
        let state = InstalledState(plan, in: environment, links: links, compiles: compiles)
        if state.isInstalled(among: site) {
          let files = source.eggLink == nil ? StampedFiles(of: plan.paths, before: start) : nil
          let found = files.map { ReceiptStore.Receipt.Found(key: key, files: $0) }
          Receipt(of: unchanged).renew(with: found, in: receipts)
          return .done(unchanged)
        }
      }
      // What is linked to has to be a file; by itself, an editable installation links to none.
      let linked = linking.chain.isAutomatic ? source : try source.unpacked(in: cache)
      let staged = try StagedInstall(
        plan,
        of: linked,
        in: environment,
        linking: linking,
        compiles: compiles
      )
      if staged.placements.haveLinks { cache.wheels.noteLinks(of: linked.wheel) }
      return .staged(staged)
    } catch  where error.code == "damaged-cache-entry" {
      cache.wheels.discard(source.wheel)
      throw error
    }
  }

  private func linking(for source: InstallSource) -> Linking {
    guard options.links == nil, let links = source.links else { return linking }
    return linking.choosing(links)
  }

  /// Checks that the interpreter is one that the project is for (core metadata, "Requires-Python").
  private func checkPython(of wheel: StoredWheel) throws(EditableError) {
    let manifest = wheel.manifest
    guard let text = manifest.requiresPython,
      let required = try? VersionSpecifierSet(parsing: text),
      !required.contains(environment.version, allowingPreReleases: true)
    else { return }
    throw EditableError(
      Problem(
        "incompatible-python",
        "`\(manifest.name.distribution)` requires Python \(required.rendered()), and that of "
          + "`\(environment.prefix)` is \(environment.version.rendered())",
        hint: "choose another environment with `--python`"
      )
    )
  }

  // MARK: - With the lock: renames

  /// Puts staged installations in their places.
  ///
  /// - Returns: the environment as it is then; nil where it could not be listed.
  private func putInPlace(
    _ ready: [(index: Int, staged: StagedInstall)],
    tell: (Int, Result<InstallReport, EditableError>) -> Void
  ) -> SiteState? {
    var site: SiteState?
    var reports: [(index: Int, staged: StagedInstall, report: InstallReport)] = []
    do throws(EditableError) {
      let folder = environment.scheme.purelib
      let lock = try FolderLock(folder, waiting: waiting)
      let own = Set(ready.map(\.staged.folder))
      var state = try SiteState(recovering: environment, besides: own)
      for (index, staged) in ready {
        do throws(EditableError) {
          let report = try state.putInPlace(staged, overwrites: options.overwrites)
          reports.append((index, staged, report))
        } catch {
          tell(index, .failure(error))
        }
      }
      // CPython knows what a folder holds by the time of its last change.
      folder.touch()
      site = state
      if !lock.isHeld, !reports.isEmpty {
        reports[0].report.warnings.append(.noLocks(on: folder))
      }
    } catch {
      for (index, _) in ready { tell(index, .failure(error)) }
      return nil
    }
    // The folder was made just now if it was missing.
    let receipts = cache.receipts.of(environment.scheme.purelib)
    Self.sideBySide(reports.count) { [reports] in
      Receipt(of: reports[$0].report).note(in: receipts)
      reports[$0].staged.end()
    }
    for (index, _, report) in reports { tell(index, .success(report)) }
    return site
  }

  /// Does something a number of times, on all cores where it is more than once.
  private static func sideBySide(_ count: Int, _ body: @Sendable (Int) -> Void) {
    if count == 1 {
      body(0)
    } else {
      DispatchQueue.concurrentPerform(iterations: count, execute: body)
    }
  }
}

extension EditableError {
  fileprivate static func relativeEggLink() -> EditableError {
    EditableError(
      Problem(
        "relative-egg-link",
        "an egg-link cannot be relative: who uninstalls it looks for the absolute path",
        hint: "leave `--relative` or `--egg-link` out"
      )
    )
  }

  fileprivate static func linksWithoutCache() -> EditableError {
    EditableError(
      Problem(
        "cannot-link",
        "symbolic links lead into the cache, and there is none that stays",
        hint: "leave `--no-cache` out, or choose another `--link-mode`"
      )
    )
  }
}
