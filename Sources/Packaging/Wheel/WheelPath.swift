/// A path inside a wheel: relative, with `/`, and safe to append to any folder.
///
/// Paths are compared byte by byte.
public struct WheelPath: Sendable {
  /// The path.
  public let text: String

  /// A path from its text.
  ///
  /// - Parameter text: the name of an entry of an archive.
  /// - Throws: `unsafe-path`, for one that is empty or absolute, has `.`, `..` or empty parts, a
  ///   drive letter, a backslash or a NUL.
  public init(parsing text: String) throws(EditableError) {
    if let reason = Self.fault(Array(text.utf8)) {
      throw EditableError(Problem("unsafe-path", "the path `\(text)` \(reason)"))
    }
    self.text = text
  }

  private static func fault(_ bytes: [UInt8]) -> String? {
    if bytes.isEmpty { return "is empty" }
    if bytes.contains(0) { return "contains a NUL" }
    if bytes.contains(UInt8(ascii: "\\")) { return "contains a backslash" }
    if bytes[0] == UInt8(ascii: "/") { return "is absolute" }
    if bytes.count > 1, bytes[1] == UInt8(ascii: ":"), bytes[0].isLetter {
      return "starts with a drive letter"
    }
    for part in bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      switch part.count {
      case 0: return "has an empty part"
      case 1 where part.first == 0x2E: return "has the part `.`"
      case 2 where part.allSatisfy { $0 == 0x2E }: return "has the part `..`"
      default: continue
      }
    }
    return nil
  }

  /// The folder or file at the root of the archive that the path starts with.
  public var root: Substring {
    Substring(text.utf8.prefix { $0 != UInt8(ascii: "/") })
  }

  /// The folder that it lies in; nil at the root of the archive.
  public var folder: WheelPath? {
    text.utf8.lastIndex(of: UInt8(ascii: "/")).map { WheelPath(unchecked: text[..<$0]) }
  }

  private init(unchecked text: Substring) { self.text = String(text) }
}

extension WheelPath: Hashable {
  /// Whether both are the same bytes.
  public static func == (left: Self, right: Self) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  /// Feeds the path.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
