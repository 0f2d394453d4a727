/// Compares two trees file by file.
struct TreeComparison {
  /// Our tree.
  let ours: DistributionTree
  /// That of the others.
  let theirs: DistributionTree
  /// Whether what can be imported is compared, too: only then may an import hook stand for a path.
  let checksImports: Bool
  /// Computes a digest, to check those of `RECORD`.
  let digest: ([UInt8], FileDigest.Algorithm) -> FileDigest

  /// What came of each file, in the order of the places where people read them.
  func files() -> [FileComparison] {
    pairs().compactMap { pair in
      let comparison = compare(pair.ours, pair.theirs)
      // A folder is told by what is in it, unless there is something to tell of itself.
      let isFolder = comparison.kind == .folder || comparison.kind == .metadataFolder
      return isFolder && comparison.differences.isEmpty ? nil : comparison
    }
  }

  /// Entries of one side or of both.
  private struct Pair {
    var ours: DistributionTree.Entry?
    var theirs: DistributionTree.Entry?
  }

  private func pairs() -> [Pair] {
    var pairs: [DistributionTree.Place: Pair] = [:]
    for entry in ours.entries { pairs[ours.place(of: entry.path), default: Pair()].ours = entry }
    for entry in theirs.entries {
      pairs[theirs.place(of: entry.path), default: Pair()].theirs = entry
    }
    matchStartupFiles(&pairs)
    return pairs.sorted { left, right in
      order(left.key).lexicographicallyPrecedes(order(right.key))
    }.map(\.value).filter { !isImplied($0) }
  }

  /// Programs first, then the folder of modules, the metadata in it.
  private func order(_ place: DistributionTree.Place) -> [UInt8] {
    switch place.room {
    case .elsewhere: [0] + place.path
    case .site: [1] + place.path
    case .metadata: [2] + place.path
    }
  }

  /// Whether it is a folder that one side lacks with all that is in it.
  private func isImplied(_ pair: Pair) -> Bool {
    guard pair.ours == nil || pair.theirs == nil, let entry = pair.ours ?? pair.theirs,
      case .folder = entry.content
    else { return false }
    let tree = pair.ours == nil ? theirs : ours
    let prefix = entry.path + [UInt8(ascii: "/")]
    return tree.entries.contains { $0.path.starts(with: prefix) }
  }

  /// `.pth` files that are alone under their names belong together, in the order of the names.
  private func matchStartupFiles(_ pairs: inout [DistributionTree.Place: Pair]) {
    func alone(_ tree: DistributionTree, _ entry: (Pair) -> DistributionTree.Entry?)
      -> [DistributionTree.Place]
    {
      pairs.filter { _, pair in
        guard let found = entry(pair), pair.ours == nil || pair.theirs == nil else { return false }
        return tree.kind(of: found) == .startup
      }.map(\.key).sorted { $0.path.lexicographicallyPrecedes($1.path) }
    }
    for (own, other) in zip(alone(ours) { $0.ours }, alone(theirs) { $0.theirs }) {
      let found = pairs.removeValue(forKey: other)
      pairs[own]?.theirs = found?.theirs
    }
  }

  private func compare(
    _ own: DistributionTree.Entry?,
    _ other: DistributionTree.Entry?
  ) -> FileComparison {
    let kind = own.map(ours.kind) ?? other.map(theirs.kind) ?? .file
    var comparison = FileComparison(
      kind: kind,
      ours: own.map { side($0, in: ours) },
      theirs: other.map { side($0, in: theirs) },
      differences: []
    )
    guard let own, let other else {
      comparison.differences = [
        Difference(
          "file",
          ours: comparison.ours?.path,
          theirs: comparison.theirs?.path,
          by: own.map { ruleForAbsence(of: $0, in: ours, from: theirs) }
            ?? other.flatMap { ruleForAbsence(of: $0, in: theirs, from: ours) }
        )
      ]
      comparison.diff = UnifiedDiff(from: other?.bytes ?? [], to: own?.bytes ?? [])
      return comparison
    }
    comparison.differences =
      differencesOfNames(own, other, kind) + differencesOfModes(own, other)
      + differencesOfContents(own, other, kind)
    if let own = own.bytes, let other = other.bytes, own != other {
      comparison.diff = UnifiedDiff(from: other, to: own)
    }
    return comparison
  }

  private func side(
    _ entry: DistributionTree.Entry,
    in tree: DistributionTree
  ) -> FileComparison.Side {
    FileComparison.Side(path: tree.shown(entry.path), mode: entry.mode, size: entry.size)
  }
}
