internal import Packaging
internal import SystemPackage

/// What a failed attempt to bring a file into an environment means for the next one.
///
/// The same before and after the first success: the errno decides, not the history.
enum LinkFault: Equatable {
  /// The file systems cannot do that: try the next mode.
  case nextMode
  /// Something is in the way for a moment: try again, then the next mode.
  case retry
  /// The file has as many names as it can have: renew it, then try again.
  case renewSource
  /// Something is there already: make it beside and rename it over.
  case replace
  /// No other mode would do better: stop, and undo.
  case stop

  /// What an errno means.
  ///
  /// - Parameters:
  ///   - errno: what the system answered.
  ///   - mode: what was attempted.
  ///   - isCopyRange: whether it was copying inside of the kernel, which is not the last resort.
  init(_ errno: Errno, of mode: LinkMode, isCopyRange: Bool = false) {
    switch errno {
    case .improperLink, .notSupported, .notSupportedOnSocket, .inappropriateIOCTLForDevice,
      .noFunction, .invalidArgument, .notPermitted:
      self = mode == .copy && !isCopyRange ? .stop : .nextMode
    // Some kernels and file servers answer so to a link where a copy works.
    case .permissionDenied: self = mode == .copy ? .stop : .nextMode
    case .resourceTemporarilyUnavailable, .interrupted, .resourceBusy: self = .retry
    case .tooManyLinks: self = mode == .hardlink ? .renewSource : .nextMode
    case .fileExists: self = .replace
    case .noSpace, .diskQuotaExceeded, .ioError, .readOnlyFileSystem: self = .stop
    // Whatever else stands in the way of a link need not stand in the way of a copy.
    default: self = mode == .copy ? .stop : .nextMode
    }
  }

  /// Whether the answer is one of the file systems, and so the same for every other file.
  static func concernsFileSystems(_ errno: Errno) -> Bool {
    switch errno {
    case .improperLink, .notSupported, .notSupportedOnSocket, .inappropriateIOCTLForDevice,
      .noFunction, .invalidArgument, .notPermitted:
      true
    default: false
    }
  }
}
