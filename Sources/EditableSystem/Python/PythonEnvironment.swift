public import Packaging
public import SystemPackage

/// A Python environment that can be installed into.
public struct PythonEnvironment: Sendable {
  /// The interpreter, absolute and as it was named, links included: what scripts start with.
  public private(set) var interpreter: FilePath
  /// Python's `sys.prefix`, whatever other folder is installed to.
  public let prefix: FilePath
  /// The folders that a wheel goes to.
  public private(set) var scheme: InstallScheme
  /// What markers mean there. `implementation_version` is missing for a virtual environment of
  /// PyPy, which does not say.
  public let markers: MarkerEnvironment
  /// The version of Python, that is the marker `python_full_version`.
  public let version: Version
  /// Python's `sys.implementation.name`, such as `cpython`.
  public let implementation: String
  /// Whether it runs without the global interpreter lock (PEP 703).
  public let isFreeThreaded: Bool
  /// Whether it is a virtual environment (PEP 405).
  public let isVirtual: Bool
  /// Whether the environment may be moved, so that no file should name its folder.
  public let isRelocatable: Bool
  /// Whether a virtual environment sees the packages of its base interpreter, too.
  public let includesSystemSite: Bool
  /// How it was chosen, such as "the environment variable `VIRTUAL_ENV`".
  public let reason: String
  /// Why nothing should be installed: the distributor asks so (PEP 668).
  public internal(set) var externallyManaged: Problem?
  /// The option that replaced the interpreter's own folders; nil where nothing did.
  public internal(set) var redirection: Redirection? = nil
  /// The folder that people know it by: the one that an option chose, else its prefix.
  public var place: FilePath { redirection?.folder ?? prefix }
  /// What the interpreter said, if it was asked.
  let answer: InterpreterAnswer?

  /// The site-packages folders of the scheme: the first is that of `purelib`.
  public var siteFolders: [FilePath] { scheme.siteFolders }

  /// Makes sure that the distributor does not mind an install.
  ///
  /// - Throws: `externally-managed`, with what the distributor says.
  public func requireUnmanaged() throws(EditableError) {
    if let externallyManaged { throw EditableError(externallyManaged) }
  }

  /// The folder for headers of a virtual environment below a prefix, as pip has it; `sysconfig`
  /// names that of the base interpreter.
  static func headers(in prefix: FilePath, version: Version) -> FilePath {
    let short = version.release.prefix(2).map { $0.rendered() }.joined(separator: ".")
    return prefix.pushing("include/site").appending("python\(short)")
  }
}

extension PythonEnvironment {
  /// The environment of an interpreter that was asked.
  init(answer: InterpreterAnswer, reason: String) throws(EditableError) {
    guard let scheme = answer.scheme(.standard, in: "") else {
      throw .noScheme("its own prefix", of: answer.executable)
    }
    let file = answer.isVirtual ? try VirtualEnvironmentFile(of: answer.prefix) : nil
    self.init(
      interpreter: answer.executable,
      prefix: answer.prefix,
      scheme: InstallScheme(
        purelib: scheme.purelib,
        platlib: scheme.platlib,
        scripts: scheme.scripts,
        headers: answer.isVirtual
          ? Self.headers(in: answer.prefix, version: answer.version) : scheme.headers,
        data: scheme.data
      ),
      markers: answer.markers,
      version: answer.version,
      implementation: answer.implementation,
      isFreeThreaded: answer.isFreeThreaded,
      isVirtual: answer.isVirtual,
      isRelocatable: file?.isRelocatable ?? false,
      includesSystemSite: file?.includesSystemSite ?? false,
      reason: reason,
      externallyManaged: nil,
      answer: answer
    )
  }

  /// The same environment with its interpreter under another name.
  public func run(by interpreter: FilePath) -> Self {
    var copy = self
    copy.interpreter = interpreter
    return copy
  }

  /// The same environment with a reason not to install, or none.
  func with(externallyManaged: Problem?) -> Self {
    var copy = self
    copy.externallyManaged = externallyManaged
    return copy
  }

  /// The same environment with the folders that an option chose.
  func with(scheme: InstallScheme, of choice: (option: String, folder: FilePath?)) -> Self {
    var copy = self
    copy.scheme = scheme
    copy.redirection = Redirection(
      option: choice.option,
      folder: choice.folder,
      replaced: self.scheme
    )
    return copy
  }
}

extension VirtualEnvironmentFile {
  /// The `pyvenv.cfg` of a folder; nil where it has none.
  ///
  /// - Throws: `cannot-read`.
  init?(of prefix: FilePath) throws(EditableError) {
    let path = prefix.appending("pyvenv.cfg")
    guard try path.existingKind() == .file else { return nil }
    self.init(parsing: try path.contents(upTo: 1_048_576))
  }
}
