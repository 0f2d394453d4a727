/// A link of a project, such as its home page.
///
/// Source: pyproject.toml specification, `urls`; well-known project URLs.
public struct ProjectURL: Sendable, Equatable {
  /// What the link is: at most 32 characters, no comma, one line.
  public var label: String
  /// Where it leads: one line.
  public var url: String
}
