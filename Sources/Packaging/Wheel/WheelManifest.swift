/// What an installer has to know of a wheel, without opening it again.
///
/// Source: binary distribution format, "Installing a wheel".
public struct WheelManifest: Sendable {
  /// The name of the wheel.
  public let name: WheelName
  /// The name of the metadata folder, as the archive spells it.
  public let distInfo: String
  /// Whether the root of the archive goes to `purelib`, and not to `platlib`.
  public let rootIsPurelib: Bool
  /// Every file but `RECORD`, in the order of the archive.
  public let files: [File]
  /// The launch scripts to make: the entry points of `console_scripts` and `gui_scripts`.
  public let scripts: [EntryPoint]
  /// `Requires-Python`, as the metadata has it.
  public let requiresPython: String?
  /// `Requires-Dist`, as the metadata has it.
  public let requirements: [String]

  /// A file of the wheel.
  public struct File: Sendable, Equatable {
    /// Its path from the root of the archive, with `/`, without `.` and `..`.
    public let path: String
    /// The SHA-256 digest of its contents.
    public let digest: FileDigest
    /// Its size in bytes.
    public let size: Int
    /// Whether the archive says that it can be run.
    public let isExecutable: Bool

    /// A file with what is known of it.
    public init(path: String, digest: FileDigest, size: Int, isExecutable: Bool) {
      self.path = path
      self.digest = digest
      self.size = size
      self.isExecutable = isExecutable
    }
  }

  /// A manifest of its parts.
  public init(
    name: WheelName,
    distInfo: String,
    rootIsPurelib: Bool,
    files: [File],
    scripts: [EntryPoint],
    requiresPython: String?,
    requirements: [String]
  ) {
    self.name = name
    self.distInfo = distInfo
    self.rootIsPurelib = rootIsPurelib
    self.files = files
    self.scripts = scripts
    self.requiresPython = requiresPython
    self.requirements = requirements
  }
}
