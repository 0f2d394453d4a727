public import SystemPackage

extension PythonEnvironment {
  /// Folders that stand in the place of the interpreter's own.
  public struct Redirection: Sendable {
    /// The option that chose them: `--target`, `--prefix` or `--user`, which pip has as well.
    public let option: String
    /// The value of the option, absolute; nil for `--user`.
    public let folder: FilePath?
    /// The interpreter's own.
    let replaced: InstallScheme
  }

  /// The site-packages folders of the interpreter itself, wherever is installed to.
  ///
  /// Source: Debian's Python policy, "Module path": what the distributor packaged lies in a folder
  /// of its own, which `sysconfig` does not name.
  public var interpreterSites: [FilePath] {
    let own = (redirection?.replaced ?? scheme).siteFolders
    guard !isVirtual, let answer else { return own }
    let library = answer.externallyManagedFile.parent.parent
    return own + [library.pushing("python3/dist-packages")].filter { !own.contains($0) }
  }

  /// The site-packages folders that what is installed can import from, as far as they are known.
  public var visibleSites: [FilePath] {
    guard let redirection else { return interpreterSites }
    return redirection.folder == nil ? siteFolders + interpreterSites : siteFolders
  }

  /// Whether what is installed can import from folders that are not known: those of the base
  /// interpreter of a virtual environment.
  public var seesOtherSites: Bool { includesSystemSite && redirection?.folder == nil }
}
