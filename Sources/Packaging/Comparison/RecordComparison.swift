/// Compares two `RECORD` files row by row, and each row with the file that it is about.
///
/// Source: recording installed projects, "The RECORD file".
struct RecordComparison {
  private let trees: TreeComparison

  init(_ trees: TreeComparison) { self.trees = trees }

  /// What a record says of a file, and how true it is.
  private enum Statement: Equatable {
    /// Digest and size are those of the file.
    case holds
    /// There is no digest.
    case unproven
    /// The digest is of a kind that was not computed of so large a file.
    case unchecked
    /// It is wrong.
    case wrong(String)
    /// There is no row of the file.
    case missing

    var text: String {
      switch self {
      case .holds: "recorded"
      case .unproven: "recorded without digest"
      case .unchecked: "recorded, and too large to check its digest"
      case .wrong(let fault): fault
      case .missing: "not recorded"
      }
    }
  }

  /// The rows of a record.
  private struct Reading {
    var statements: [DistributionTree.Place: Statement] = [:]
    /// The paths in the order of the file.
    var order: [DistributionTree.Place] = []
    /// The paths as people read them.
    var names: [DistributionTree.Place: String] = [:]
  }

  /// What the records do not say alike, and what is wrong in either.
  func differences(_ ours: [UInt8], _ theirs: [UInt8]) -> [Difference] {
    guard let own = reading(ours, in: trees.ours), let other = reading(theirs, in: trees.theirs)
    else { return Difference.inBytes(ours, theirs) }
    var differences: [Difference] = []
    let places =
      own.order + other.order + missing(own, in: trees.ours)
      + missing(other, in: trees.theirs)
    var seen: Set<DistributionTree.Place> = []
    let counterparts = startupCounterparts()
    for place in places where seen.insert(place).inserted {
      let partner = counterparts[place] ?? place
      seen.insert(partner)
      let name = own.names[place] ?? other.names[partner] ?? other.names[place] ?? ""
      differences += difference(
        name,
        own.statements[place] ?? own.statements[partner],
        other.statements[partner] ?? other.statements[place]
      )
    }
    guard ours != theirs else { return differences }
    let common = Set(own.order).intersection(other.order)
    if own.order.filter(common.contains) != other.order.filter(common.contains) {
      differences.append(Difference("rows", by: .order))
    }
    if ours.contains(0x0D) != theirs.contains(0x0D) {
      differences.append(Difference("text", by: .lineEnds))
    }
    if differences.isEmpty { differences.append(Difference("digests", by: .followsFiles)) }
    return differences
  }

  private func difference(
    _ name: String,
    _ own: Statement?,
    _ other: Statement?
  ) -> [Difference] {
    let texts = (own?.text, other?.text)
    switch (own, other) {
    // What one side does not have is told where its files are compared.
    case (nil, .holds?), (.holds?, nil), (nil, .unproven?), (.unproven?, nil),
      (nil, .unchecked?), (.unchecked?, nil):
      return [Difference(name, ours: texts.0, theirs: texts.1, by: .followsFiles)]
    case (.holds?, .holds?), (.unproven?, .unproven?), (.unchecked?, .unchecked?), (nil, nil):
      return []
    // What is wrong is told, even if both are wrong in the same way.
    default: return [Difference(name, ours: texts.0, theirs: texts.1)]
    }
  }

  /// The `.pth` files that belong together under different names, in either direction.
  private func startupCounterparts() -> [DistributionTree.Place: DistributionTree.Place] {
    let names = [trees.ours, trees.theirs].map { tree in
      tree.entries.filter { tree.kind(of: $0) == .startup }.map { tree.place(of: $0.path) }
    }
    let alone = (
      ours: names[0].filter { !names[1].contains($0) },
      theirs: names[1].filter { !names[0].contains($0) }
    )
    var counterparts: [DistributionTree.Place: DistributionTree.Place] = [:]
    for (own, other) in zip(alone.ours, alone.theirs) {
      counterparts[own] = other
      counterparts[other] = own
    }
    return counterparts
  }

  private func reading(_ bytes: [UInt8], in tree: DistributionTree) -> Reading? {
    guard let record = try? Record(parsing: bytes, named: "RECORD", isInstalled: true) else {
      return nil
    }
    var reading = Reading()
    let files = Dictionary(tree.entries.map { ($0.path, $0) }) { first, _ in first }
    for row in record.rows {
      let path = Self.joined(tree.site, row.path)
      let place = tree.place(of: path)
      if reading.statements[place] == nil {
        reading.statements[place] = statement(row, files[path])
        reading.order.append(place)
      } else {
        reading.statements[place] = .wrong("recorded twice")
      }
      reading.names[place] = tree.shown(path)
    }
    for place in missing(reading, in: tree) {
      reading.statements[place] = .missing
    }
    for entry in tree.entries { reading.names[tree.place(of: entry.path)] = tree.shown(entry.path) }
    return reading
  }

  /// The files that a record does not speak of, bytecode aside.
  private func missing(_ reading: Reading, in tree: DistributionTree) -> [DistributionTree.Place] {
    tree.entries.compactMap { entry in
      if case .folder = entry.content { return nil }
      let place = tree.place(of: entry.path)
      guard reading.statements[place] == nil || reading.statements[place] == .missing,
        !entry.path.ends(with: ".pyc")
      else { return nil }
      return place
    }
  }

  private func statement(_ row: Record.Row, _ entry: DistributionTree.Entry?) -> Statement {
    guard let entry else { return .wrong("recorded, and there is no file") }
    if let size = row.size, let actual = entry.size, size != actual {
      return .wrong("recorded with another size")
    }
    guard let digest = row.digest else { return .unproven }
    let actual: FileDigest? =
      switch entry.content {
      case .file(let bytes): trees.digest(bytes, digest.algorithm)
      case .large(_, let known) where known.algorithm == digest.algorithm: known
      default: nil
      }
    guard let actual else { return .unchecked }
    return actual == digest ? .holds : .wrong("recorded with another digest")
  }

  /// A path that goes on from a folder, `..` by its text.
  static func joined(_ folder: String, _ path: String) -> [UInt8] {
    var parts: [Substring.UTF8View] = []
    let full = path.hasPrefix("/") ? path : "\(folder)/\(path)"
    for part in Substring(full).utf8.split(separator: UInt8(ascii: "/")) {
      if part.elementsEqual("..".utf8), let last = parts.last, !last.elementsEqual("..".utf8) {
        parts.removeLast()
      } else if !part.elementsEqual(".".utf8) {
        parts.append(part)
      }
    }
    return Array(parts.map { Array($0) }.joined(separator: [UInt8(ascii: "/")]))
  }
}

extension [UInt8] {
  fileprivate func ends(with suffix: String) -> Bool {
    suffix.utf8.count <= count && self.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }
}
