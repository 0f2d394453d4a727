/// The `WHEEL` file of a wheel.
///
/// Source: binary distribution format, "File contents".
public struct WheelFile: Sendable {
  /// The program that made the wheel; nil where it does not say so.
  public let generator: String?
  /// Whether the root of the archive goes to `purelib`, and not to `platlib`.
  public let rootIsPurelib: Bool
  /// Each tag, in lower case and expanded, such as `py3-none-any`.
  public let tags: Set<String>
  /// What a reader should know all the same: `newer-wheel-version`.
  public let warnings: [Problem]

  /// The file that this program writes.
  ///
  /// - Parameter tags: what the wheel can be installed into.
  public init(tags: WheelTags) {
    self.init(
      generator: "\(Generator.name) \(Generator.version)",
      rootIsPurelib: tags.isPure,
      tags: tags.expanded,
      warnings: []
    )
  }

  init(generator: String?, rootIsPurelib: Bool, tags: Set<String>, warnings: [Problem]) {
    self.generator = generator
    self.rootIsPurelib = rootIsPurelib
    self.tags = tags
    self.warnings = warnings
  }

  /// The bytes of the file: UTF-8, one header a line, `\n` as line end.
  public func rendered() -> [UInt8] {
    var text = "Wheel-Version: 1.0\n"
    if let generator { text += "Generator: \(generator)\n" }
    text += "Root-Is-Purelib: \(rootIsPurelib)\n"
    for tag in tags.sorted() { text += "Tag: \(tag)\n" }
    return Array(text.utf8)
  }
}
