/// A file inside a wheel.
public struct WheelEntry: Sendable, Equatable {
  /// Its path from the root of the archive, with `/`, without `.` and `..`.
  public let path: String
  /// Its contents.
  public let bytes: [UInt8]
  /// Whether those who install it make it a file that can be run.
  public let isExecutable: Bool

  /// A file with contents.
  public init(path: String, bytes: [UInt8], isExecutable: Bool = false) {
    self.path = path
    self.bytes = bytes
    self.isExecutable = isExecutable
  }
}
