/// A key as it is written: one part, or several with points between them.
struct Key {
  struct Part {
    let name: String
    /// The bytes of the source, quotes included.
    let range: Range<Int>
  }

  /// The parts before the last one; empty for most keys, which then need no array.
  var parents: [Part] = []
  var last: Part

  /// From the start of the first part to the end of the last one.
  var range: Range<Int> { (parents.first ?? last).range.lowerBound..<last.range.upperBound }

  mutating func append(_ part: Part) {
    parents.append(last)
    last = part
  }

  /// The first parts of the key as TOML, for messages.
  ///
  /// - Parameter count: how many parts; all of them includes the last one.
  func rendered(first count: Int) -> String {
    (parents + [last]).prefix(count).map { $0.rendered() }.joined(separator: ".")
  }
}

extension Key.Part {
  fileprivate func rendered() -> String {
    guard name.isEmpty || !name.utf8.allSatisfy(\.isBareKey) else { return name }
    let escaped = name.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case "\0"..<" ", "\u{7F}":
        "\\u00\(scalar.value < 16 ? "0" : "")\(String(scalar.value, radix: 16))"
      default: String(scalar)
      }
    }
    return "\"\(escaped.joined())\""
  }
}
