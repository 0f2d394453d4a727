/// Headers in the syntax of e-mail, read one by one as Python's `email` reads them: lines that start
/// with a space or a tab go on with the header before, and the first line that is neither ends them.
///
/// Source: core metadata specification; RFC 5322.
struct HeaderReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// A header.
  struct Header {
    /// The stretch of its name.
    let name: Range<Int>
    /// The stretch of its value, with the line ends inside.
    let value: Range<Int>
  }

  /// The next header; nil behind the last one.
  mutating func next() -> Header? {
    while true {
      let start = position
      guard let colon = nameEnd(from: start) else { return nil }
      skipLine()
      while position < bytes.count, bytes[position].isBlank { skipLine() }
      // A first line of blanks belongs to no header.
      if colon > start { return Header(name: start..<colon, value: colon + 1..<position) }
    }
  }

  /// Where the name ends that starts at an index; nil where no header starts.
  private func nameEnd(from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    if bytes[start].isBlank { return start }
    var index = start
    while index < bytes.count, 0x21...0x7E ~= bytes[index], bytes[index] != UInt8(ascii: ":") {
      index += 1
    }
    return index < bytes.count && bytes[index] == UInt8(ascii: ":") ? index : nil
  }

  /// Moves behind the next line end: `\n`, `\r` or both.
  private mutating func skipLine() {
    position = bytes.withUnsafeBufferPointer { bytes in
      var index = position
      while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
      if index + 1 < bytes.count, bytes[index] == 0x0D, bytes[index + 1] == 0x0A { index += 1 }
      return min(bytes.count, index + 1)
    }
  }

  /// Whether a header has a name, in any mixture of cases.
  ///
  /// - Parameter name: lower-case ASCII.
  func isNamed(_ name: String, _ header: Header) -> Bool {
    header.name.count == name.utf8.count
      && zip(bytes[header.name], name.utf8).allSatisfy { $0.lowercased == $1 }
  }

  /// The value of a header in one line, without blanks around it; what is not UTF-8 becomes U+FFFD.
  func text(of header: Header) -> String {
    let line = bytes[header.value].filter { $0 != 0x0A && $0 != 0x0D }
    let start = line.firstIndex { !$0.isBlank } ?? line.count
    let end = line.lastIndex { !$0.isBlank } ?? start - 1
    return String(decoding: line[start..<max(start, end + 1)], as: UTF8.self)
  }

  /// The name of a header, as written.
  func name(of header: Header) -> String { String(decoding: bytes[header.name], as: UTF8.self) }

  /// The value of a header: its lines with `\n` between them, each without blanks around it, and
  /// without the bar that older tools put before lines that go on.
  func lines(of header: Header) -> String {
    let lines = bytes[header.value].withUnixLineEnds
      .split(separator: 0x0A, omittingEmptySubsequences: false)
    let texts = lines.enumerated().map { index, line in
      var line = line.drop(while: \.isBlank)
      if index > 0, line.first == UInt8(ascii: "|") { line = line.dropFirst() }
      while let last = line.last, last.isBlank { line.removeLast() }
      return String(decoding: line, as: UTF8.self)
    }
    // The last line end is that of the header.
    return (texts.last == "" ? texts.dropLast() : texts[...]).joined(separator: "\n")
  }

  /// What follows the headers and the empty line after them.
  var remainder: ArraySlice<UInt8> {
    var rest = bytes[min(position, bytes.count)...]
    if rest.first == 0x0D { rest = rest.dropFirst() }
    if rest.first == 0x0A { rest = rest.dropFirst() }
    return rest
  }
}
