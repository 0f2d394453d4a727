/// A sorted table that is part of the program's read-only data: it takes no work at start, and a
/// look-up allocates nothing but its answer.
///
/// The text has a row a line. A row is a key and, each after a `|`, its values. Rows are sorted by
/// key, in the order of the bytes with ASCII letters in lower case.
struct StaticTable: Sendable {
  /// A line of the table.
  struct Row: Sendable, Equatable {
    /// The key as the table spells it.
    let key: String
    /// The values; often none.
    let values: [String]
  }

  private let text: StaticString

  /// A table of a literal text, without an end of line after the last row.
  init(_ text: StaticString) { self.text = text }

  /// The row of a key, which is compared without regard to the case of ASCII letters.
  ///
  /// - Parameter key: the key in UTF-8.
  func row(for key: some Sequence<UInt8>) -> Row? {
    text.withUTF8Buffer { text in
      // Between these two, which are starts of lines or the end of the text, the row is looked for.
      var (low, high) = (0, text.count)
      while low < high {
        var start = low + (high - low) / 2
        while start > low, text[start - 1] != newline { start -= 1 }
        let (order, place) = Self.compare(key, with: text, at: start)
        if order < 0 {
          high = start
        } else {
          let end = text[place...].firstIndex(of: newline) ?? text.count
          guard order > 0 else { return Row(text[start..<end]) }
          low = min(end + 1, high)
        }
      }
      return nil
    }
  }

  /// All rows in their order. For problems and tests: it makes a string of each field.
  var rows: [Row] {
    text.withUTF8Buffer { text in text.split(separator: newline).map { Row($0) } }
  }

  /// A byte as keys are compared: a small letter for a capital letter of ASCII.
  static func folded(_ byte: UInt8) -> UInt8 {
    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
  }

  /// Whether a key comes before the row that starts at a place (-1), after it (1) or is its key
  /// (0), and where in the row that was known.
  private static func compare(
    _ key: some Sequence<UInt8>,
    with text: UnsafeBufferPointer<UInt8>,
    at start: Int
  ) -> (order: Int, place: Int) {
    var place = start
    for byte in key {
      let other = place < text.count ? text[place] : newline
      guard other != newline, other != separator else { return (1, place) }
      guard folded(byte) == folded(other) else {
        return (folded(byte) < folded(other) ? -1 : 1, place)
      }
      place += 1
    }
    let isWhole = place == text.count || text[place] == newline || text[place] == separator
    return (isWhole ? 0 : -1, place)
  }
}

extension StaticTable.Row {
  fileprivate init(_ line: Slice<UnsafeBufferPointer<UInt8>>) {
    let key = line.prefix { $0 != separator }
    self.key = String(decoding: key, as: UTF8.self)
    self.values = line[key.endIndex...].split(separator: separator).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}

private let newline = UInt8(ascii: "\n")
private let separator = UInt8(ascii: "|")
