/// The long description of a project: where its text is, and in which markup.
///
/// Source: pyproject.toml specification, `readme`.
public struct Readme: Sendable {
  /// Where the text is.
  public var content: Content
  /// The value of `Description-Content-Type`, such as `text/markdown; charset=UTF-8`, as it was
  /// written.
  public var contentType: String

  /// Where the text of a readme is.
  public enum Content: Sendable {
    /// In `pyproject.toml` itself.
    case text(String)
    /// In a UTF-8 file, by its path relative to the project folder.
    case file(Located<String>)
  }
}

extension Readme {
  /// The content type that the name of a readme file implies.
  ///
  /// `.txt` goes beyond the specification, which leaves other suffixes to the tools.
  static func contentType(ofFileNamed path: String) -> String? {
    let name = path.lowercased()
    if name.hasSuffix(".md") { return "text/markdown" }
    if name.hasSuffix(".rst") { return "text/x-rst" }
    return name.hasSuffix(".txt") ? "text/plain" : nil
  }
}
