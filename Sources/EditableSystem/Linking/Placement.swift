public import Packaging
public import SystemPackage

/// How a file came into an environment.
public struct Placement: Sendable, Hashable {
  /// The mode that was used.
  public let mode: LinkMode
  /// The modes of the chain that were not, in its order.
  public let refusals: [Refusal]
  /// Why it was copied outright and nothing else was tried; nil where the chain was gone through.
  public let outright: Outright?

  init(mode: LinkMode, refusals: [Refusal]) {
    self.mode = mode
    self.refusals = refusals
    outright = nil
  }

  /// A file that was copied outright.
  init(_ outright: Outright) {
    mode = .copy
    refusals = []
    self.outright = outright
  }

  /// Why a file is copied outright where nobody chose the modes.
  public enum Outright: Sendable, Hashable {
    /// It has one block at most, which is all that sharing it would save.
    case smallFile
    /// It belongs to an editable installation, which shares nothing with the cache.
    case editable
  }

  /// A mode that was not used.
  public struct Refusal: Sendable, Hashable {
    /// The mode.
    public let mode: LinkMode
    /// Why not.
    public let reason: Reason
  }

  /// Why a mode was not used.
  public enum Reason: Sendable, Hashable {
    /// What the system answered.
    case system(Errno)
    /// A link would have the permissions of the cached file, and they are not those of a new file.
    case permissions(cached: FilePermissions, wanted: FilePermissions)
  }
}

extension Placement {
  /// The modes that were tried and the one that was used, such as `hardlink → copy`.
  public var chain: String {
    (refusals.map(\.mode) + [mode]).map(\.rawValue).joined(separator: " → ")
  }

  /// What would let the mode be used that was wanted; nil where nothing would, or nothing needs to.
  public var remedy: String? {
    if refusals.contains(where: { $0.reason == .system(.improperLink) }) {
      return "put the cache on the disk of the environment to share files: `--cache-dir`"
    }
    let isPermission = refusals.contains {
      if case .permissions = $0.reason { true } else { false }
    }
    return isPermission ? "clean the cache to link files under this umask" : nil
  }

  /// Why the mode is another than the one that was wanted, or why no other was tried; nil where
  /// there is nothing to explain.
  ///
  /// - Parameters:
  ///   - source: a path of the cache.
  ///   - destination: a path of the environment.
  public func reason(from source: FilePath, to destination: FilePath) -> String? {
    switch outright {
    case .smallFile: return "sharing a file of one block would save no more than that"
    case .editable: return "an editable installation shares nothing with the cache"
    case nil: break
    }
    guard !refusals.isEmpty else { return nil }
    let (cache, environment) = (Device(of: source), Device(of: destination))
    let reasons = refusals.map { $0.reason.rendered(between: cache, environment) }
    // What concerns the file systems mostly concerns all modes alike.
    if Set(reasons).count == 1 { return reasons[0] }
    return zip(refusals, reasons).map { "\($0.mode.rawValue): \($1)" }.joined(separator: "; ")
  }
}

extension Placement.Reason {
  /// The reason in words.
  ///
  /// - Parameters:
  ///   - source: the device of the cache.
  ///   - destination: the device of the environment.
  func rendered(between source: Device, _ destination: Device) -> String {
    switch self {
    case .system(.improperLink):
      "cache on \(source.description), environment on \(destination.description)"
    case .system(let errno) where LinkFault.concernsFileSystems(errno):
      "\(destination.description) cannot do that (\(errno.description))"
    case .system(let errno): errno.description
    case .permissions(let cached, let wanted):
      "the cached file has the mode \(cached.octal), a new file \(wanted.octal)"
    }
  }
}

extension FilePermissions {
  /// The permissions as `chmod` takes them.
  fileprivate var octal: String {
    let digits = String(rawValue & 0o7777, radix: 8)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}

extension EditableError {
  static func cannotPlace(
    _ file: FilePath,
    at path: FilePath,
    _ refusals: [Placement.Refusal],
    between source: Device,
    _ destination: Device
  ) -> EditableError {
    let reasons = refusals.map {
      "\($0.mode.rawValue): \($0.reason.rendered(between: source, destination))"
    }
    let crossesDevices = refusals.contains { $0.reason == .system(.improperLink) }
    return EditableError(
      Problem(
        "cannot-link",
        "cannot bring `\(file)` to `\(path)`: \(reasons.joined(separator: "; "))",
        hint: crossesDevices
          ? "put the cache on the disk of the environment with `--cache-dir`, or allow `copy`"
          : refusals.last?.reason.remedy
      )
    )
  }
}

extension Placement.Reason {
  fileprivate var remedy: String? {
    switch self {
    case .system(let errno): LinkFault.concernsFileSystems(errno) ? "allow `copy`" : errno.remedy
    case .permissions: "clean the cache, or allow `copy`"
    }
  }
}
