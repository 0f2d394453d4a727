/// An object that a project offers under a name, such as the function behind a console script.
///
/// Source: entry points specification.
public struct EntryPoint: Sendable {
  /// The name within its group.
  public var name: EntryPointName
  /// The object.
  public var reference: ObjectReference

  /// An entry point from its parts.
  public init(name: EntryPointName, reference: ObjectReference) {
    self.name = name
    self.reference = reference
  }
}

/// The entry points of one group, in the order of the file; never empty.
public struct EntryPointGroup: Sendable {
  /// The group, such as `console_scripts`.
  public var name: EntryPointGroupName
  /// Its entry points.
  public var entryPoints: [EntryPoint]
}
