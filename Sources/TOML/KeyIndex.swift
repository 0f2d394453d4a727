/// The keys of a table, and where each one stands: a few are looked through, many are hashed.
struct KeyIndex: Sendable {
  private static let searchedCount = 16

  private var keys: [String] = []
  private var positions: [ExactKey: Int] = [:]

  /// Where a key stands, or nil if it is not there.
  func position(of key: String) -> Int? {
    if keys.count > Self.searchedCount { return positions[ExactKey(key)] }
    return keys.firstIndex { ExactKey($0) == ExactKey(key) }
  }

  /// Adds a key that is not there yet, after all others.
  mutating func append(_ key: String) {
    keys.append(key)
    if keys.count > Self.searchedCount {
      let isFirstTime = positions.isEmpty
      for position in isFirstTime ? keys.indices : keys.count - 1..<keys.count {
        positions[ExactKey(keys[position])] = position
      }
    }
  }
}

/// A key that equals another if their UTF-8 does; strings by themselves compare by canonical
/// equivalence.
private struct ExactKey: Hashable {
  private let text: String

  init(_ text: String) { self.text = text }

  static func == (left: ExactKey, right: ExactKey) -> Bool {
    // The first two are fast, and what they tell apart needs no look at its bytes.
    left.text.utf8.count == right.text.utf8.count && left.text == right.text
      && left.text.utf8.elementsEqual(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
