/// What a project tells this tool, in `[tool.editable]`.
public struct ToolSettings: Sendable {
  /// `roots`: the folders, relative to the project folder, that `import` is to see; nil to find
  /// them.
  public var roots: [Located<String>]?
}
