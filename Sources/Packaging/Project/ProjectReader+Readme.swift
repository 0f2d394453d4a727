import TOML

/// `readme`, in its four forms: a path, a table with `file`, a table with `text`, each with or
/// without parameters of the content type.
///
/// Source: pyproject.toml specification, `readme`; core metadata specification,
/// `Description-Content-Type`.
extension ProjectReader {
  mutating func readReadme(in table: TOMLTable) -> Readme? {
    guard let value = table["readme"] else { return nil }
    switch value.content {
    case .string(let path):
      let text = Text(string: path, value: value)
      guard let file = projectPath(text, "project.readme") else { return nil }
      guard let contentType = Readme.contentType(ofFileNamed: path) else {
        report(
          "unknown-content-type",
          "the content type of `\(path)` cannot be told from its name",
          at: value.range,
          hint: "write `readme = { file = \"\(path)\", content-type = \"text/plain\" }`"
        )
        return nil
      }
      return Readme(content: .file(file), contentType: contentType)
    case .table(let table):
      return readReadme(table: table, at: value.range)
    default:
      report(
        "wrong-type",
        "`project.readme` must be a string or a table, not \(value.typeName)",
        at: value.range
      )
      return nil
    }
  }

  private mutating func readReadme(table: TOMLTable, at range: Range<Int>) -> Readme? {
    checkKeys(of: table, in: "project.readme", known: ["file", "text", "content-type"])
    let content = exactlyOne(of: table, "project.readme", at: range).flatMap {
      key,
      text -> Readme.Content? in
      key == "file"
        ? projectPath(text, "project.readme.file").map(Readme.Content.file) : .text(text.string)
    }
    guard table.entry("content-type") != nil else {
      report(
        "missing-key",
        "`project.readme.content-type` is missing",
        at: range,
        hint: "add `content-type = \"text/markdown\"`, `\"text/x-rst\"` or `\"text/plain\"`"
      )
      return nil
    }
    guard let text = text("content-type", in: table, "project.readme"),
      checkContentType(text), let content
    else { return nil }
    return Readme(content: content, contentType: text.string)
  }

  /// The one of `file` and `text` that a table has, as `license` and `readme` want it.
  mutating func exactlyOne(
    of table: TOMLTable,
    _ path: String,
    at range: Range<Int>
  ) -> (key: String, text: Text)? {
    let keys = ["file", "text"].filter { table.entry($0) != nil }
    guard keys.count == 1 else {
      let both = keys.count == 2
      report(
        both ? "conflicting-keys" : "missing-key",
        "`\(path)` needs \(both ? "only one" : "one") of `file` and `text`",
        at: both ? table.entry("text")?.keyRange : range,
        hint: both ? "remove one of them" : "add `file = \"…\"`"
      )
      return nil
    }
    return text(keys[0], in: table, path).map { (keys[0], $0) }
  }

  /// Whether a content type is one that the specification knows; what is wrong with it is reported.
  private mutating func checkContentType(_ text: Text) -> Bool {
    guard line(text, "project.readme.content-type") != nil else { return false }
    var parts = text.string.split(separator: ";", omittingEmptySubsequences: false)
      .map { $0.trimmed }
    parts[0] = parts[0].lowercased()
    guard ["text/markdown", "text/x-rst", "text/plain"].contains(parts[0]) else {
      report(
        "unknown-content-type",
        "`\(text.string)` is not a content type of a readme",
        at: text.value.range,
        hint: "use `text/markdown`, `text/x-rst` or `text/plain`"
      )
      return false
    }
    var seen: [String] = []
    for parameter in parts.dropFirst() where !parameter.isEmpty {
      let pair = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map { $0.trimmed }
      let name = pair[0].lowercased()
      let isKnown =
        switch (name, pair.count == 2 ? pair[1] : "") {
        case ("charset", let value): value.lowercased() == "utf-8"
        case ("variant", "GFM"), ("variant", "CommonMark"): parts[0] == "text/markdown"
        default: false
        }
      guard isKnown, !seen.contains(name) else {
        report(
          "unknown-content-type",
          "`\(parameter)` is not a parameter of `\(parts[0])`\(isKnown ? " for a second time" : "")",
          at: text.value.range,
          hint: parts[0] == "text/markdown"
            ? "use `charset=UTF-8`, `variant=GFM` or `variant=CommonMark`" : "use `charset=UTF-8`"
        )
        return false
      }
      seen.append(name)
    }
    return true
  }

  /// A path that has to be relative to the project folder.
  mutating func projectPath(_ text: Text, _ path: String) -> Located<String>? {
    let string = text.string
    guard !string.isEmpty, !string.hasPrefix("/"), !string.utf8.contains(0) else {
      report(
        "invalid-path",
        string.isEmpty
          ? "`\(path)` is empty"
          : "`\(path)` must be relative to the folder of `pyproject.toml`",
        at: text.value.range
      )
      return nil
    }
    return located(string, text)
  }
}

extension StringProtocol {
  /// The text without spaces and tabs at its ends.
  var trimmed: String {
    var scalars = Substring(self).unicodeScalars[...]
    while scalars.first == " " || scalars.first == "\t" { scalars.removeFirst() }
    while scalars.last == " " || scalars.last == "\t" { scalars.removeLast() }
    return String(scalars)
  }
}
