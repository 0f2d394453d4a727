public import Packaging
internal import SystemPackage

/// Brings files of the cache into an environment: by the first mode of a chain that works.
///
/// Source: house rules on link modes; `link(2)`, `ioctl_ficlone(2)`, `clonefile(2)`,
/// `copy_file_range(2)`.
public struct FileLinker: Sendable {
  /// The modes to try.
  public let chain: LinkChain
  /// The device of the files of the cache.
  public let source: Device
  /// The device of the environment.
  public let destination: Device
  /// The mode bits that new files do not get.
  let mask: FilePermissions
  /// The size in bytes up to which linking a file gains nothing.
  let blockSize: Int
  /// Whether the files are those of an editable installation.
  let isEditable: Bool
  private let memory: LinkMemory
  private let calls: LinkCalls

  /// How often a file is tried that something is in the way of, and how long is waited in between.
  private static let waits = [1, 2, 4, 8]

  init(
    chain: LinkChain,
    from source: Device,
    to destination: Device,
    mask: FilePermissions,
    blockSize: Int = 4096,
    isEditable: Bool = false,
    memory: LinkMemory = LinkMemory(),
    calls: LinkCalls = .system
  ) {
    self.chain = chain
    self.source = source
    self.destination = destination
    self.mask = mask
    self.blockSize = blockSize
    self.isEditable = isEditable
    self.memory = memory
    self.calls = calls
  }

  /// The permissions that a file gets in every mode (binary distribution format, "Installing a
  /// wheel"; those of pip).
  func permissions(isExecutable: Bool) -> FilePermissions {
    let all: CInterop.Mode = isExecutable ? 0o777 : 0o666
    let executable: CInterop.Mode = isExecutable ? 0o111 : 0
    return FilePermissions(rawValue: all & ~mask.rawValue | executable)
  }

  /// Brings a file to a path.
  ///
  /// - Parameters:
  ///   - file: a regular file of the cache.
  ///   - cached: its permissions.
  ///   - isExecutable: whether the new file can be run.
  ///   - path: a path whose folder exists.
  /// - Returns: the mode that was used, and why not those before it.
  /// - Throws: `cannot-link`, where no mode of the chain works, or one failed for a reason that no
  ///   other mode would mend; then there is nothing at the path.
  func place(
    _ file: FilePath,
    permissions cached: FilePermissions,
    isExecutable: Bool,
    at path: FilePath
  ) throws(EditableError) -> Placement {
    var refusals: [Placement.Refusal] = []
    let permissions = permissions(isExecutable: isExecutable)
    for mode in chain.modes {
      if let reason = obstacle(to: mode, cached, permissions) {
        refusals.append(Placement.Refusal(mode: mode, reason: reason))
        continue
      }
      do throws(Errno) {
        try attempt(mode, file, permissions, at: path)
        return Placement(mode: mode, refusals: refusals)
      } catch {
        let fault = LinkFault(error, of: mode)
        refusals.append(Placement.Refusal(mode: mode, reason: .system(error)))
        guard fault != .stop else {
          throw .cannotPlace(file, at: path, refusals, between: source, destination)
        }
        if LinkFault.concernsFileSystems(error) { memory[way(mode)] = error }
      }
    }
    throw .cannotPlace(file, at: path, refusals, between: source, destination)
  }

  /// What is known to stand in the way of a mode before it is tried.
  private func obstacle(
    to mode: LinkMode,
    _ cached: FilePermissions,
    _ permissions: FilePermissions
  ) -> Placement.Reason? {
    if let errno = memory[way(mode)] { return .system(errno) }
    // A link has the mode of the cached file, which it must not change for others.
    let isLink = mode == .hardlink || mode == .symlink
    guard !isLink || cached == permissions else {
      return .permissions(cached: cached, wanted: permissions)
    }
    return nil
  }

  private func way(_ mode: LinkMode) -> LinkMemory.Way {
    LinkMemory.Way(mode: mode, source: source.number, destination: destination.number)
  }

  /// Tries a mode until it works or cannot.
  private func attempt(
    _ mode: LinkMode,
    _ file: FilePath,
    _ permissions: FilePermissions,
    at path: FilePath
  ) throws(Errno) {
    var waits = Self.waits[...]
    var hasRenewed = false
    while true {
      do throws(Errno) {
        return try make(mode, file, permissions, at: path)
      } catch {
        switch LinkFault(error, of: mode) {
        case .retry:
          guard let milliseconds = waits.popFirst() else { throw error }
          calls.wait(milliseconds)
        case .renewSource:
          guard !hasRenewed else { throw error }
          hasRenewed = true
          try renew(file, permissions)
        case .replace: return try replace(mode, file, permissions, at: path)
        case .nextMode, .stop: throw error
        }
      }
    }
  }

  private func make(
    _ mode: LinkMode,
    _ file: FilePath,
    _ permissions: FilePermissions,
    at path: FilePath
  ) throws(Errno) {
    switch mode {
    case .clone: try calls.clone(file, path, permissions)
    case .hardlink: try calls.link(file, path)
    case .symlink: try calls.symlink(file, path)
    case .copy: try calls.copy(file, path, permissions)
    }
  }

  /// Makes the file beside one that exists, and puts it in its place.
  private func replace(
    _ mode: LinkMode,
    _ file: FilePath,
    _ permissions: FilePermissions,
    at path: FilePath
  ) throws(Errno) {
    let temporary = path.temporarySibling()
    try make(mode, file, permissions, at: temporary)
    do throws(Errno) {
      try calls.rename(temporary, path)
    } catch {
      try? SystemCalls.unlink(temporary)
      throw error
    }
  }

  /// Puts a copy in the place of a cached file that has as many names as it can have; the names that
  /// it has stay as they are.
  private func renew(_ file: FilePath, _ permissions: FilePermissions) throws(Errno) {
    let temporary = file.temporarySibling()
    try calls.copy(file, temporary, permissions)
    do throws(Errno) {
      try calls.rename(temporary, file)
    } catch {
      try? SystemCalls.unlink(temporary)
      throw error
    }
  }
}
