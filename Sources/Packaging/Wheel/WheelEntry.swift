/// A file inside a wheel.
public struct WheelEntry: Sendable, Equatable {
  /// Its path from the root of the archive, with `/`, without `.` and `..`.
  public let path: String
  /// Its contents.
  public let bytes: [UInt8]

  /// A file with contents.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
