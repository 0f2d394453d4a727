import TOML

/// Access to values of a type; a value of another type is reported and left out.
extension ProjectReader {
  /// A string of the file, with the value that it was read from.
  struct Text {
    let string: String
    let value: TOMLValue
  }

  /// A value that has to be a table.
  mutating func table(_ value: TOMLValue, _ path: String) -> TOMLTable? {
    if case .table(let table) = value.content { return table }
    reportType(of: value, path, expected: "a table")
    return nil
  }

  /// A value that has to be an array.
  mutating func array(_ value: TOMLValue, _ path: String) -> [TOMLValue]? {
    if case .array(let elements) = value.content { return elements }
    reportType(of: value, path, expected: "an array")
    return nil
  }

  /// A value that has to be a string.
  mutating func text(_ value: TOMLValue, _ path: String) -> Text? {
    if case .string(let string) = value.content { return Text(string: string, value: value) }
    reportType(of: value, path, expected: "a string")
    return nil
  }

  /// The string of a key, if the key is there.
  mutating func text(_ key: String, in table: TOMLTable, _ path: String) -> Text? {
    table[key].flatMap { text($0, "\(path).\(key)") }
  }

  /// The string of a key that has to be there, unless it is promised elsewhere.
  mutating func requiredText(
    _ key: String,
    in table: TOMLTable,
    _ path: String,
    unless dynamic: [String]
  ) -> Text? {
    if table.entry(key) == nil, !dynamic.contains(key) {
      report(
        "missing-key",
        "`\(path).\(key)` is missing",
        at: source.document.root.entry(path)?.keyRange,
        hint: "add `\(key) = \"…\"` to `[\(path)]`"
      )
    }
    return text(key, in: table, path)
  }

  /// The strings of an array, each reported by itself if it is of another type; nil where the key
  /// is absent.
  mutating func texts(_ key: String, in table: TOMLTable, _ path: String) -> [Text]? {
    guard let value = table[key], let elements = array(value, "\(path).\(key)") else { return nil }
    return elements.enumerated().compactMap { text($1, "\(path).\(key)[\($0)]") }
  }

  /// A string that goes into one line of a file, if the key is there.
  mutating func line(_ key: String, in table: TOMLTable, _ path: String) -> String? {
    text(key, in: table, path).flatMap { line($0, "\(path).\(key)") }
  }

  /// A string that goes into one line of a file: readers split lines at more characters than `\n`,
  /// and what came after one of them would be read as a header of its own.
  mutating func line(_ text: Text, _ path: String, mayBeEmpty: Bool = true) -> String? {
    if !mayBeEmpty, text.string.trimmed.isEmpty {
      report("empty-value", "`\(path)` is empty", at: text.value.range, hint: "remove it")
      return nil
    }
    guard let place = text.string.firstLineBreak else { return text.string }
    report(
      "line-break",
      "`\(path)` must be a single line",
      at: place,
      in: text,
      hint: "remove the line break or control character"
    )
    return nil
  }

  /// Adds a problem at a stretch of a string's text, in UTF-8 bytes of the text.
  mutating func report(
    _ code: Problem.Code,
    _ message: String,
    severity: Problem.Severity = .error,
    at range: Range<Int>?,
    in text: Text,
    hint: String? = nil
  ) {
    let range = source.range(of: range, inString: text.value)
    report(code, message, severity: severity, at: range, hint: hint)
  }

  /// A value with the place of the string that it was read from.
  func located<Value>(_ value: Value, _ text: Text) -> Located<Value> {
    Located(value, at: text.value.range, in: source)
  }

  /// Reports every key of a table that is not one of the known.
  mutating func checkKeys(of table: TOMLTable, in path: String, known: [String]) {
    for entry in table.entries where !known.contains(entry.key) {
      report(
        "unknown-key",
        "unknown key `\(entry.key)` in `\(path)`",
        at: entry.keyRange,
        hint: nearestName(to: entry.key, in: known).map { "did you mean `\($0)`?" }
          ?? "known keys: \(known.map { "`\($0)`" }.joined(separator: ", "))"
      )
    }
  }

  private mutating func reportType(of value: TOMLValue, _ path: String, expected: String) {
    report(
      "wrong-type",
      "`\(path)` must be \(expected), not \(value.typeName.withArticle)",
      at: value.range,
      hint: expected == "an array" && value.typeName == "string"
        ? "put it in brackets: `[\"…\"]`" : nil
    )
  }
}

extension String {
  /// `a string`, `an array`.
  fileprivate var withArticle: String {
    ("aeio".utf8.contains(utf8.first ?? 0) ? "an " : "a ") + self
  }
}
