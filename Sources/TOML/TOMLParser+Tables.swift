/// Which definitions may follow which (TOML, sections "Keys", "Table", "Array of Tables").
extension TOMLParser {
  /// The table of `[key]`: a new one, or one that longer headers have implied.
  func defineTable(_ key: Key, header: Range<Int>) throws(TOMLError) -> TableNode {
    let parent = try holder(ofHeader: key, header)
    guard let entry = parent.entry(key.last.name) else {
      let table = try newTable(.header, header, in: parent.depth, key)
      parent.append(key.last, .table(table))
      return table
    }
    guard case .table(let table) = entry.content, table.origin == .longerHeader else {
      throw alreadyDefined(key, entry)
    }
    parent.define(table, .header, named: key.last, range: header)
    return table
  }

  /// The table of `[[key]]`: the first or the next of its array.
  func appendTable(_ key: Key, header: Range<Int>) throws(TOMLError) -> TableNode {
    let parent = try holder(ofHeader: key, header)
    // The array is one level, its table the next.
    let table = try newTable(.header, header, in: parent.depth + 1, key)
    switch parent.entry(key.last.name) {
    case nil:
      parent.append(key.last, .arrayOfTables(TableArrayNode(table)))
    case let entry?:
      guard case .arrayOfTables(let array) = entry.content else {
        throw alreadyDefined(key, entry)
      }
      array.append(table)
    }
    return table
  }

  /// The table that holds the last part of a dotted key, made where it is not there yet.
  func holder(ofDotted key: Key, below table: TableNode) throws(TOMLError) -> TableNode {
    var table = table
    for (position, part) in key.parents.enumerated() {
      switch table.entry(part.name) {
      case nil:
        let next = try newTable(.dottedKey, key.range, in: table.depth, key)
        table.append(part, .table(next))
        table = next
      case let entry?:
        guard case .table(let next) = entry.content, next.origin != .header else {
          throw cannotExtend(key, first: position + 1, entry)
        }
        if next.origin == .longerHeader {
          table.define(next, .dottedKey, named: part, range: key.range)
        }
        table = next
      }
    }
    return table
  }

  /// Gives the last part of a key its value.
  func insert(_ value: TOMLValue, _ key: Key, into table: TableNode) throws(TOMLError) {
    if let entry = table.entry(key.last.name) { throw alreadyDefined(key, entry) }
    table.append(key.last, .value(value))
  }

  /// The table that holds the last part of a header, made where it is not there yet.
  private func holder(ofHeader key: Key, _ header: Range<Int>) throws(TOMLError) -> TableNode {
    var table = root
    for (position, part) in key.parents.enumerated() {
      switch table.entry(part.name)?.content {
      case nil:
        let next = try newTable(.longerHeader, header, in: table.depth, key)
        table.append(part, .table(next))
        table = next
      case .table(let next):
        table = next
      case .arrayOfTables(let array):
        table = array.last
      case .value:
        guard let entry = table.entry(part.name) else { break }
        throw cannotExtend(key, first: position + 1, entry)
      }
    }
    return table
  }

  private func newTable(
    _ origin: TableNode.Origin,
    _ range: Range<Int>,
    in depth: Int,
    _ key: Key
  ) throws(TOMLError) -> TableNode {
    guard depth < TOMLDocument.maximumDepth else {
      throw scanner.failure(.nestedTooDeep, at: key.range)
    }
    return TableNode(origin, range: range, depth: depth + 1)
  }
}

extension TOMLParser {
  private func alreadyDefined(_ key: Key, _ first: TableNode.Entry) -> TOMLError {
    let path = key.rendered(first: key.parents.count + 1)
    let line = scanner.line(of: first.keyRange.lowerBound)
    return scanner.failure(
      .alreadyDefined(path, as: first.content.definition, line: line),
      at: key.range
    )
  }

  private func cannotExtend(_ key: Key, first count: Int, _ entry: TableNode.Entry) -> TOMLError {
    let line = scanner.line(of: entry.keyRange.lowerBound)
    return scanner.failure(
      .cannotExtend(key.rendered(first: count), entry.content.definition, line: line),
      at: key.range
    )
  }
}

extension TableNode.Content {
  fileprivate var definition: TOMLError.Definition {
    switch self {
    case .value(let value):
      if case .table = value.content { .inlineTable } else { .value(typeName: value.typeName) }
    case .table(let table): table.origin == .dottedKey ? .dottedTable : .table
    case .arrayOfTables: .arrayOfTables
    }
  }
}
