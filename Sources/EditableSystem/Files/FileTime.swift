internal import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A time as file systems store it.
public struct FileTime: Sendable, Hashable, Comparable {
  /// Seconds since 1 January 1970, UTC.
  public let seconds: Int
  /// Nanoseconds of the second.
  public let nanoseconds: Int

  /// A time from its parts.
  public init(seconds: Int, nanoseconds: Int) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  init(_ time: timespec) {
    self.init(seconds: Int(time.tv_sec), nanoseconds: Int(time.tv_nsec))
  }

  /// The time of day that the system has now, to the resolution of file times.
  public static var now: FileTime { SystemCalls.timeOfDay() }

  /// How many milliseconds it is after an earlier time.
  public func milliseconds(since earlier: FileTime) -> Int {
    (seconds - earlier.seconds) * 1000 + (nanoseconds - earlier.nanoseconds) / 1_000_000
  }

  /// Whether the first is the earlier one.
  public static func < (left: Self, right: Self) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }
}
