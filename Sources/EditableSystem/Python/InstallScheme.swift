public import SystemPackage

/// The folders that the parts of a wheel go to.
///
/// Source: Python's `sysconfig`, "Installation paths"; binary distribution format, "Installing a
/// wheel".
public struct InstallScheme: Sendable, Equatable {
  /// Modules of pure Python.
  public let purelib: FilePath
  /// Modules that hold machine code.
  public let platlib: FilePath
  /// Programs.
  public let scripts: FilePath
  /// Where each project gets a folder of its own name for its headers.
  public let headers: FilePath
  /// The root of all other files.
  public let data: FilePath

  /// A scheme from its folders.
  public init(
    purelib: FilePath,
    platlib: FilePath,
    scripts: FilePath,
    headers: FilePath,
    data: FilePath
  ) {
    self.purelib = purelib
    self.platlib = platlib
    self.scripts = scripts
    self.headers = headers
    self.data = data
  }

  /// The site-packages folders: those of `purelib` and, if it is another, of `platlib`.
  public var siteFolders: [FilePath] { purelib == platlib ? [purelib] : [purelib, platlib] }
}
