/// What a project tells this tool, in `[tool.editable]`.
public struct ToolSettings: Sendable {
  /// `roots`: the folders, relative to the project folder, that `import` is to see; nil to find
  /// them.
  public var roots: [Located<String>]?
  /// `link-mode`: how files come from the cache into environments; nil to leave it to others.
  public var linkMode: LinkChain?
}
