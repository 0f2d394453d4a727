/// A place in a document, as editors count it.
public struct TOMLPosition: Sendable, Hashable {
  /// The line, from 1. Only a line feed ends one, with or without a carriage return before it.
  public let line: Int
  /// The column, from 1, in Unicode scalars. A byte order mark takes none.
  public let column: Int

  /// A position from its parts.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

extension TOMLPosition: CustomStringConvertible {
  /// `line:column`.
  public var description: String { "\(line):\(column)" }
}
