import TOML

/// `authors`, `maintainers`, `keywords` and `urls`.
///
/// Source: pyproject.toml specification; well-known project URLs, label of at most 32 characters.
extension ProjectReader {
  mutating func readPeople(_ key: String, in table: TOMLTable) -> [Person] {
    guard let value = table[key], let elements = array(value, "project.\(key)") else { return [] }
    return elements.enumerated().compactMap { index, element in
      let path = "project.\(key)[\(index)]"
      guard let person = self.table(element, path) else { return nil }
      return readPerson(person, path, at: element.range)
    }
  }

  private mutating func readPerson(
    _ table: TOMLTable,
    _ path: String,
    at range: Range<Int>
  ) -> Person? {
    checkKeys(of: table, in: path, known: ["name", "email"])
    let name = text("name", in: table, path)
    let email = text("email", in: table, path)
    guard name != nil || email != nil else {
      if table.entry("name") == nil, table.entry("email") == nil {
        report("missing-key", "`\(path)` needs a `name` or an `email`", at: range)
      }
      return nil
    }
    let validName = name.flatMap { checkName($0, "\(path).name") }
    let validEmail = email.flatMap { checkEmail($0, "\(path).email") }
    guard (name == nil) == (validName == nil), (email == nil) == (validEmail == nil) else {
      return nil
    }
    return Person(name: validName, email: validEmail)
  }

  /// A display name: one line, without commas, which separate the people of a header.
  private mutating func checkName(_ text: Text, _ path: String) -> String? {
    guard let name = line(text, path) else { return nil }
    if name.trimmed.isEmpty {
      report("invalid-person", "`\(path)` is empty", at: text.value.range)
      return nil
    }
    if let comma = Array(name.utf8).firstIndex(of: UInt8(ascii: ",")) {
      report(
        "invalid-person",
        "`\(path)` must not contain a comma",
        at: comma..<comma + 1,
        in: text,
        hint: "write one table for each person, or leave the comma out"
      )
      return nil
    }
    return name
  }

  /// An address as far as a header can be broken by it: `local@domain` without spaces, controls and
  /// RFC 822 specials.
  private mutating func checkEmail(_ text: Text, _ path: String) -> String? {
    guard let email = line(text, path) else { return nil }
    let bytes = Array(email.utf8)
    let specials = Array(" \t()<>,;:\\\"[]".utf8)
    let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }),
      !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F || specials.contains($0) })
    else {
      report(
        "invalid-person",
        "`\(email)` is not an e-mail address",
        at: text.value.range,
        hint: "write it as `name@example.org`, with the person's name in `name`"
      )
      return nil
    }
    return email
  }

  mutating func readKeywords(in table: TOMLTable) -> [String] {
    (texts("keywords", in: table, "project") ?? []).enumerated().compactMap { index, text in
      guard let keyword = line(text, "project.keywords[\(index)]", mayBeEmpty: false) else {
        return nil
      }
      guard let comma = Array(keyword.utf8).firstIndex(of: UInt8(ascii: ",")) else {
        return keyword
      }
      report(
        "invalid-keyword",
        "a keyword must not contain a comma",
        at: comma..<comma + 1,
        in: text,
        hint: "write one string for each keyword"
      )
      return nil
    }
  }

  mutating func readURLs(in table: TOMLTable) -> [ProjectURL] {
    guard let value = table["urls"], let urls = self.table(value, "project.urls") else { return [] }
    return urls.entries.compactMap { entry in
      let path = "project.urls.\(entry.key)"
      guard let text = text(entry.value, path),
        let url = line(text, path, mayBeEmpty: false),
        checkLabel(entry.key, at: entry.keyRange)
      else { return nil }
      if url.utf8.contains(where: { $0 <= 0x20 }) || !url.utf8.contains(UInt8(ascii: ":")) {
        report(
          "invalid-url",
          "`\(url)` is not a URL",
          severity: .warning,
          at: text.value.range,
          hint: "write it whole: `https://…`"
        )
      }
      return ProjectURL(label: entry.key, url: url)
    }
  }

  private mutating func checkLabel(_ label: String, at range: Range<Int>) -> Bool {
    let fault =
      if label.trimmed.isEmpty {
        "is empty"
      } else if label.firstLineBreak != nil {
        "must be a single line"
      } else if label.utf8.contains(UInt8(ascii: ",")) {
        "must not contain a comma"
      } else if label.unicodeScalars.count > 32 {
        "has \(label.unicodeScalars.count) characters; at most 32 are allowed"
      } else {
        String?.none
      }
    guard let fault else { return true }
    report("invalid-url-label", "the label `\(label)` \(fault)", at: range)
    return false
  }
}
