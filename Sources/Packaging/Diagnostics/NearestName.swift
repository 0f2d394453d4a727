/// The known name that a mistyped one most likely stands for.
///
/// - Parameters:
///   - name: what was written.
///   - known: the names that would have been right, in the order of preference.
/// - Returns: the known name with the fewest edits (insertion, deletion, replacement, swap of
///   neighbours), or nil when even that one differs by more than a third of its length.
public func nearestName(to name: String, in known: some Sequence<String>) -> String? {
  let written = Array(name.lowercased().utf8.prefix(64))
  var best: (name: String, distance: Int)?
  for candidate in known {
    // The difference in length is a lower bound that costs nothing.
    let limit = min(max(1, candidate.utf8.count / 3), (best?.distance ?? .max) - 1)
    guard abs(candidate.utf8.count - written.count) <= limit else { continue }
    let distance = editDistance(written, Array(candidate.lowercased().utf8))
    guard distance <= limit else { continue }
    best = (candidate, distance)
  }
  return best?.name
}

/// The optimal string alignment distance of two texts, in edits of bytes.
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for (row, byte) in left.enumerated() {
    var current = [row + 1]
    for (column, other) in right.enumerated() {
      var cost = min(
        last[column] + (byte == other ? 0 : 1),
        last[column + 1] + 1,
        current[column] + 1
      )
      if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
        cost = min(cost, beforeLast[column - 1] + 1)
      }
      current.append(cost)
    }
    (beforeLast, last) = (last, current)
  }
  return last[right.count]
}
