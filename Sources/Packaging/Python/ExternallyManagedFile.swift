/// The `EXTERNALLY-MANAGED` file, by which a distributor asks others not to install into its
/// Python.
///
/// Source: PEP 668; the syntax is that of Python's `configparser` without interpolation.
public struct ExternallyManagedFile: Sendable, Equatable {
  /// The messages by the language of their key; the one without a language has the empty key.
  private let messages: [String: String]

  /// The file from its bytes, in UTF-8; lines that are no entry of it mean nothing.
  public init(parsing bytes: [UInt8]) {
    var section: [UInt8] = []
    var entries: [(key: [UInt8], indent: Int, lines: [String])] = []
    // A message goes on with indented lines, and with empty ones between them.
    var isInEntry = false
    for line in Self.lines(of: bytes) {
      let text = line.withoutWhitespaceAround
      let indent = line.prefix { $0 == 0x20 || $0 == 0x09 }.count
      if text.first == UInt8(ascii: "#") || text.first == UInt8(ascii: ";") { continue }
      if isInEntry, let last = entries.last, text.isEmpty || indent > last.indent {
        entries[entries.count - 1].lines.append(String(decoding: text, as: UTF8.self))
        continue
      }
      isInEntry = false
      if text.first == UInt8(ascii: "["), let end = text.lastIndex(of: UInt8(ascii: "]")) {
        section = Array(text[text.index(after: text.startIndex)..<end])
      } else if section.elementsEqual("externally-managed".utf8),
        let delimiter = text.firstIndex(where: { "=:".utf8.contains($0) })
      {
        let key = text[..<delimiter].withoutWhitespaceAround.map(\.lowercased)
        let value = text[text.index(after: delimiter)...].withoutWhitespaceAround
        entries.append((key, indent, [String(decoding: value, as: UTF8.self)]))
        isInEntry = true
      }
    }

    var messages: [String: String] = [:]
    for entry in entries where entry.key.starts(with: "error".utf8) {
      let language = entry.key.dropFirst("error".utf8.count)
      guard language.isEmpty || language.first == UInt8(ascii: "-") else { continue }
      let lines = entry.lines.reversed().drop(while: \.isEmpty).reversed()
      messages[String(decoding: language.dropFirst(), as: UTF8.self)] =
        lines.joined(separator: "\n")
    }
    self.messages = messages
  }

  /// What the distributor says; nil where the file says nothing.
  ///
  /// - Parameter locale: that of the messages, such as `de_DE.UTF-8`; nil where none is set.
  public func message(locale: String?) -> String? {
    let name = (locale ?? "").utf8.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "@") }
    let region = name.map(\.lowercased)
    let language = region.prefix { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") }
    let keys = [region[...], language, []].map { String(decoding: $0, as: UTF8.self) }
    return keys.lazy.compactMap { messages[$0] }.first { !$0.isEmpty }
  }

  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      line.last == 0x0D ? line.dropLast() : line
    }
  }
}
