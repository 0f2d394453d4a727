/// The contents of the files that a project's metadata is made from, read from its folder.
public struct SourceFiles: Sendable {
  /// The text of the readme, if the project has one.
  public var readme: String?
  /// The text behind `license = {file = …}`, if the project has that.
  public var licenseText: String?
  /// The license files, sorted by path.
  public var licenseFiles: [LicenseFile]

  /// Contents that were read.
  public init(
    readme: String? = nil,
    licenseText: String? = nil,
    licenseFiles: [LicenseFile] = []
  ) {
    self.readme = readme
    self.licenseText = licenseText
    self.licenseFiles = licenseFiles
  }

  /// A file with a license in it.
  public struct LicenseFile: Sendable {
    /// Its path relative to the project folder, with `/`, in one line.
    public var path: String
    /// Its bytes.
    public var bytes: [UInt8]

    /// A file that was read.
    public init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }
}
