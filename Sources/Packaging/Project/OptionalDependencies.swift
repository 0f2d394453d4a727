/// The requirements that a project has only with one of its extras.
///
/// Source: pyproject.toml specification, `optional-dependencies`.
public struct OptionalDependencies: Sendable {
  /// The extra.
  public var extra: ExtraName
  /// Its requirements, as they were written.
  public var requirements: [Requirement]
}
