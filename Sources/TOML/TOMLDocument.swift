/// A TOML 1.1 document: its values in the order in which they were written, and where each one
/// stands.
public struct TOMLDocument: Sendable {
  /// The source, as it was given.
  public let bytes: [UInt8]
  /// The nameless table that holds all others.
  public let root: TOMLTable
  /// What is valid, but worth telling, in source order.
  public let notices: [TOMLNotice]

  /// How many arrays and tables may stand inside each other, the nameless one not counted.
  public static let maximumDepth = 256

  /// Reads a document.
  ///
  /// Besides TOML 1.1, which includes all of TOML 1.0, these choices are left to a parser:
  /// - A byte order mark at the start is skipped, with a notice.
  /// - A CRLF in a multi-line string becomes a line feed, so that a file means the same under
  ///   either line ending.
  /// - A float beyond the largest finite one is infinite, as IEEE 754 rounds it; an integer beyond
  ///   64 bits is an error.
  /// - A second may be 60 in any minute, because RFC 3339 allows leap seconds and no list of them
  ///   lasts.
  /// - Containers may be nested ``maximumDepth`` deep.
  ///
  /// - Parameter bytes: the whole source, in UTF-8.
  /// - Throws: the first error.
  public init(parsing bytes: [UInt8]) throws(TOMLError) {
    var parser = try TOMLParser(bytes)
    self.root = try parser.parseDocument()
    self.notices = parser.notices.sorted { $0.range.lowerBound < $1.range.lowerBound }
    self.bytes = bytes
  }

  /// The line and the column of a byte; takes time proportional to the offset.
  ///
  /// - Parameter byteOffset: an offset into ``bytes``; one outside of them stands for their nearest
  ///   end.
  public func position(at byteOffset: Int) -> TOMLPosition {
    SourceText(bytes).position(at: byteOffset)
  }

  /// The text of a line without its end, nor a byte order mark; empty for a line that is not there.
  ///
  /// - Parameter number: the number of the line, from 1.
  public func line(_ number: Int) -> String {
    SourceText(bytes).line(number)
  }
}
