/// A value of a `pyproject.toml`, and where it stands.
public struct Located<Value: Sendable>: Sendable {
  /// The value.
  public let value: Value
  /// Where its text stands, in bytes of the file.
  let range: Range<Int>
  private let source: ProjectSource

  init(_ value: Value, at range: Range<Int>, in source: ProjectSource) {
    self.value = value
    self.range = range
    self.source = source
  }

  /// The place of its text; counted anew for each question, since few values are ever asked.
  public var location: SourceLocation { source.location(range) }
}
