public import Packaging
internal import SystemPackage

/// A descriptor that this process was started with.
public struct StandardStream: Sendable {
  /// Where data goes.
  public static let output = StandardStream(descriptor: 1, name: "the standard output")
  /// Where all else goes.
  public static let error = StandardStream(descriptor: 2, name: "the standard error")

  private let descriptor: CInt
  private let name: String

  private init(descriptor: CInt, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  /// A descriptor that the caller of this process opened for it.
  public init(descriptor: CInt) {
    self.init(descriptor: descriptor, name: "descriptor \(descriptor)")
  }

  /// Writes all of a text in UTF-8.
  ///
  /// - Throws: `cannot-write`.
  public func write(_ text: String) throws(EditableError) {
    try write(Array(text.utf8))
  }

  /// Writes all of some bytes.
  ///
  /// - Throws: `cannot-write`.
  public func write(_ bytes: [UInt8]) throws(EditableError) {
    do {
      try SystemCalls.write(bytes, to: FileDescriptor(rawValue: descriptor))
    } catch {
      throw .system("cannot-write", "write to", name, error)
    }
  }

  /// Whether a person reads the stream, and wants to see colours.
  public var showsColors: Bool {
    Environment.value(of: "NO_COLOR") == nil && isTerminal
  }

  /// Whether the stream is a terminal that can move its cursor.
  public var isTerminal: Bool {
    Environment.value(of: "TERM") != "dumb"
      && SystemCalls.isTerminal(FileDescriptor(rawValue: descriptor))
  }
}
