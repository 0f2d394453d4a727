/// A table while its document is read: later lines can add to it.
final class TableNode {
  /// What a key stands for.
  enum Content {
    /// Complete in itself: nothing can be added.
    case value(TOMLValue)
    case table(TableNode)
    case arrayOfTables(TableArrayNode)
  }

  struct Entry {
    let key: String
    var keyRange: Range<Int>
    let content: Content
  }

  /// How the table came to be, on which depends what may add to it.
  enum Origin {
    /// The header of a table inside of it; its own definition may come later.
    case longerHeader
    /// Its own header; the nameless table counts as having one, and so do braces while they are
    /// open.
    case header
    /// A dotted key. Only keys below the same header can reach it once more, because that header
    /// cannot be repeated: so the header itself need not be remembered.
    case dottedKey
  }

  private(set) var origin: Origin
  private(set) var range: Range<Int>
  /// How many arrays and tables it stands in, the nameless table not counted, plus one for itself.
  let depth: Int
  private(set) var entries: [Entry] = []
  private var index = KeyIndex()

  init(_ origin: Origin, range: Range<Int>, depth: Int) {
    self.origin = origin
    self.range = range
    self.depth = depth
  }

  func entry(_ key: String) -> Entry? { index.position(of: key).map { entries[$0] } }

  /// Adds a key that is not there yet.
  func append(_ part: Key.Part, _ content: Content) {
    index.append(part.name)
    entries.append(Entry(key: part.name, keyRange: part.range, content: content))
  }

  /// Gives a table inside of this one, which a longer header had implied, a definition of its own.
  func define(_ table: TableNode, _ origin: Origin, named part: Key.Part, range: Range<Int>) {
    table.origin = origin
    table.range = range
    guard let position = index.position(of: part.name) else { return }
    entries[position].keyRange = part.range
  }

  /// The finished table.
  func frozen() -> TOMLTable {
    var frozen: [TOMLTable.Entry] = []
    frozen.reserveCapacity(entries.count)
    for entry in entries {
      let value = entry.content.frozen()
      frozen.append(TOMLTable.Entry(key: entry.key, keyRange: entry.keyRange, value: value))
    }
    return TOMLTable(frozen, index)
  }
}

/// The tables of `[[headers]]` while their document is read; an object, so that adding one does not
/// copy the others.
final class TableArrayNode {
  private let header: Range<Int>
  private var earlier: [TableNode] = []
  /// The table that the headers inside of the array are about.
  private(set) var last: TableNode

  init(_ first: TableNode) {
    self.header = first.range
    self.last = first
  }

  func append(_ table: TableNode) {
    earlier.append(last)
    last = table
  }

  func frozen() -> TOMLValue {
    let tables = (earlier + [last]).map { TOMLValue(.table($0.frozen()), at: $0.range) }
    return TOMLValue(.array(tables), at: header)
  }
}

extension TableNode.Content {
  fileprivate func frozen() -> TOMLValue {
    switch self {
    case .value(let value): value
    case .table(let table): TOMLValue(.table(table.frozen()), at: table.range)
    case .arrayOfTables(let array): array.frozen()
    }
  }
}
