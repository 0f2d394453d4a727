/// What a project says of itself in the `[project]` table of its `pyproject.toml`, with every value
/// validated.
///
/// Source: pyproject.toml specification, "Declaring project metadata".
public struct Project: Sendable {
  /// `name`.
  public var name: ProjectName
  /// `version`.
  public var version: Version
  /// `description`: one line.
  public var summary: String?
  /// `readme`.
  public var readme: Readme?
  /// `requires-python`.
  public var requiresPython: VersionSpecifierSet?
  /// `license`.
  public var license: License?
  /// `license-files`; nil where the key is absent, which means the usual names.
  public var licenseFiles: [Located<LicenseGlob>]?
  /// `authors`.
  public var authors: [Person]
  /// `maintainers`.
  public var maintainers: [Person]
  /// `keywords`: none holds a comma or a line break.
  public var keywords: [String]
  /// `classifiers`: one line each.
  public var classifiers: [String]
  /// `urls`, in the order of the file.
  public var urls: [ProjectURL]
  /// `scripts`, `gui-scripts` and `entry-points`, in this order; no group is empty.
  public var entryPoints: [EntryPointGroup]
  /// `dependencies`.
  public var dependencies: [Requirement]
  /// `optional-dependencies`, in the order of the file.
  public var optionalDependencies: [OptionalDependencies]
  /// `import-names`; nil where the key is absent, empty for a project without modules.
  public var importNames: [ImportName]?
  /// `import-namespaces`; nil where the key is absent.
  public var importNamespaces: [ImportName]?
}
