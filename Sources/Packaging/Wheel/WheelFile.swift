/// The `WHEEL` file of a pure-Python wheel of any platform.
///
/// Source: binary distribution format, "File contents".
public struct WheelFile: Sendable {
  /// The file that this program writes.
  public init() {}

  /// The bytes of the file: UTF-8, one header a line, `\n` as line end.
  public func rendered() -> [UInt8] {
    Array(
      """
      Wheel-Version: 1.0
      Generator: \(Generator.name) \(Generator.version)
      Root-Is-Purelib: true
      Tag: \(WheelName.tag)

      """.utf8
    )
  }
}
