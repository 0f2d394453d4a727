/// An author or a maintainer: a name, an e-mail address, or both.
///
/// Source: pyproject.toml specification, `authors` and `maintainers`.
public struct Person: Sendable, Equatable {
  /// A display name as in RFC 822, without commas, in one line.
  public var name: String?
  /// An e-mail address.
  public var email: String?

  /// `Name <email>`, the bare address, or nil where there is no address.
  ///
  /// The name is quoted where it holds a character that RFC 822 keeps for itself.
  public func renderedAddress() -> String? {
    guard let email else { return nil }
    guard let name else { return email }
    let needsQuotes = name.utf8.contains { "[]\\()<>@,:;\".".utf8.contains($0) }
    guard needsQuotes else { return "\(name) <\(email)>" }
    var quoted = ""
    for scalar in name.unicodeScalars {
      if scalar == "\\" || scalar == "\"" { quoted += "\\" }
      quoted.unicodeScalars.append(scalar)
    }
    return "\"\(quoted)\" <\(email)>"
  }
}
