/// A stretch of a text, with what a person needs to find it there.
public struct SourceLocation: Sendable, Equatable {
  /// The file's path as the person knows it, or nil for a text that did not come from a file.
  public var file: String?
  /// The line where the stretch starts, counted from 1.
  public var line: Int
  /// The column where the stretch starts, counted from 1 in Unicode scalars.
  public var column: Int
  /// How many Unicode scalars of that line the stretch covers; at least 1.
  public var width: Int
  /// The stretch in UTF-8 bytes from the start of the text.
  public var byteRange: Range<Int>
  /// The whole line, without its end.
  public var excerpt: String

  /// A location from its parts.
  public init(
    file: String?,
    line: Int,
    column: Int,
    width: Int,
    byteRange: Range<Int>,
    excerpt: String
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.width = max(1, width)
    self.byteRange = byteRange
    self.excerpt = excerpt
  }

  /// A stretch of a text of one line that stands alone, such as an argument.
  ///
  /// - Parameters:
  ///   - text: the whole text.
  ///   - range: the stretch, in UTF-8 bytes; nil for all of it.
  public init(in text: String, at range: Range<Int>? = nil) {
    let utf8 = Array(text.utf8)
    let range = (range ?? 0..<utf8.count).clamped(to: 0..<utf8.count)
    let scalars = { (bytes: ArraySlice<UInt8>) in bytes.count { $0 & 0xC0 != 0x80 } }
    self.init(
      file: nil,
      line: 1,
      column: scalars(utf8[..<range.lowerBound]) + 1,
      width: scalars(utf8[range]),
      byteRange: range,
      excerpt: text
    )
  }
}

extension SourceLocation: CustomStringConvertible {
  /// `file:line:column`, or `line:column`.
  public var description: String {
    (file.map { "\($0):" } ?? "") + "\(line):\(column)"
  }
}
