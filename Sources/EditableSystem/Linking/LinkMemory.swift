internal import Packaging
internal import Synchronization
internal import SystemPackage

/// What was learned in this run about pairs of file systems, so that a wheel of 2,000 files does
/// not try 2,000 times what cannot be.
final class LinkMemory: Sendable {
  /// A mode between two devices.
  struct Way: Hashable {
    let mode: LinkMode
    let source: UInt64
    let destination: UInt64
  }

  private let faults = Mutex<[Way: Errno]>([:])

  init() {}

  /// Why a way is closed; nil where it is open or was not tried.
  subscript(way: Way) -> Errno? {
    get { faults.withLock { $0[way] } }
    set { faults.withLock { $0[way] = newValue } }
  }
}
