/// An array or an inline table whose end has not come yet. The parser keeps those around a value in
/// an array: each level of a call would take a piece of the thread's stack, which can be small.
enum OpenContainer {
  case array(OpenArray)
  case inlineTable(OpenInlineTable)
}

final class OpenArray {
  /// Where the bracket stands.
  let start: Int
  let depth: Int
  var elements: [TOMLValue] = []

  init(start: Int, depth: Int) {
    self.start = start
    self.depth = depth
  }
}

final class OpenInlineTable {
  /// Where the brace stands.
  let start: Int
  let table: TableNode
  /// The pair that was read last: its key, and the table which that key leads to.
  var pair: (key: Key, holder: TableNode)?
  /// Where the first line end or comment between the pairs stands.
  var lineEnd: Int?
  /// Where the comma behind the last pair stands.
  var comma: Int?

  init(start: Int, depth: Int) {
    self.start = start
    self.table = TableNode(.header, range: start..<start, depth: depth)
  }
}
