/// The people that two fields of `METADATA` name: one has names with commas between them, the other
/// addresses in the form of e-mail.
///
/// Source: core metadata specification, "Author", "Author-email"; RFC 5322, section 3.4.
enum PeopleReader {
  /// Somebody.
  struct Person {
    var name: String
    var address: String

    /// As an address is written, without quotes.
    var text: String {
      address.isEmpty ? name : name.isEmpty ? address : "\(name) <\(address)>"
    }
  }

  /// The people of two fields, in their order, those with an address first.
  static func people(named names: [String], at addresses: [String]) -> [Person] {
    var people = addresses.flatMap { parts(of: $0) }.map(person)
    var others = names.flatMap { parts(of: $0) }.map(unquoted)
    // Some write a name with a comma without quotes; it is one name, whatever the comma says.
    if names.count == 1, let name = people.first(where: { unquoted(names[0]) == $0.name })?.name {
      others = [name]
    }
    others.removeAll { name in
      people.contains { Difference.areSameBytes($0.name, name) }
    }
    if others.count == 1, people.count == 1, people[0].name.isEmpty {
      people[0].name = others.removeLast()
    }
    return people + others.map { Person(name: $0, address: "") }
  }

  /// The parts of a list, at commas that are not in quotes.
  private static func parts(of list: String) -> [String] {
    var parts: [[UInt8]] = [[]]
    var isQuoted = false
    var isEscaped = false
    for byte in list.utf8 {
      if byte == UInt8(ascii: "\""), !isEscaped { isQuoted.toggle() }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      if byte == UInt8(ascii: ","), !isQuoted {
        parts.append([])
      } else {
        parts[parts.count - 1].append(byte)
      }
    }
    return parts.map { String(decoding: $0, as: UTF8.self).trimmed }.filter { !$0.isEmpty }
  }

  private static func person(_ text: String) -> Person {
    guard text.hasSuffix(">"), let angle = text.utf8.lastIndex(of: UInt8(ascii: "<")) else {
      return Person(name: "", address: text)
    }
    let name = unquoted(text[..<angle].trimmed)
    let address = String(text[text.index(after: angle)...].dropLast())
    // What pyproject-metadata writes for somebody without a name.
    return Person(name: name == "Unknown" ? "" : name, address: address)
  }

  private static func unquoted(_ text: String) -> String {
    guard text.utf8.count > 1, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
    var bytes: [UInt8] = []
    var isEscaped = false
    for byte in text.utf8.dropFirst().dropLast() {
      let escapes = byte == UInt8(ascii: "\\") && !isEscaped
      if !escapes { bytes.append(byte) }
      isEscaped = escapes
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
