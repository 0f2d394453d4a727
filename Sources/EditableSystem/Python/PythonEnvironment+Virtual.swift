internal import Packaging
internal import SystemPackage

extension PythonEnvironment {
  /// How much later than `pyvenv.cfg` the interpreter may have been put in its place, in seconds.
  ///
  /// One that is much newer was upgraded since, and the version in `pyvenv.cfg` is no longer its
  /// own.
  private static let creationTime = 60

  /// A virtual environment as its `pyvenv.cfg` and its folders tell it, without starting Python.
  ///
  /// - Parameters:
  ///   - prefix: the folder of the environment.
  ///   - interpreter: the interpreter as it was named; nil for `bin/python`.
  ///   - reason: how it was chosen.
  /// - Returns: nil where they do not tell all; then the interpreter has to be asked.
  /// - Throws: `broken-environment`, where the interpreter is gone; `cannot-read`.
  init?(
    virtual prefix: FilePath,
    interpreter named: FilePath?,
    reason: String
  ) throws(EditableError) {
    let configuration = prefix.appending("pyvenv.cfg")
    guard let written = try? SystemCalls.status(configuration), written.type == .regular else {
      return nil
    }
    let file = VirtualEnvironmentFile(parsing: try configuration.contents(upTo: 1_048_576))
    let interpreter = named ?? prefix.pushing("bin/python")
    let program: Stat
    do {
      program = try SystemCalls.status(interpreter)
    } catch .noSuchFileOrDirectory, .notDirectory, .tooManySymbolicLinkLevels {
      throw .gone(interpreter, of: prefix)
    } catch {
      throw .system("broken-environment", "read", interpreter, error)
    }
    guard let version = file.version,
      FileTime(program.st_ctim).seconds <= FileTime(written.st_mtim).seconds + Self.creationTime,
      let library = try Library(of: prefix, version: version, file)
    else { return nil }

    var markers = MarkerEnvironment(ofCPython: version)
    if library.isPyPy { markers = markers.forPyPy }
    self.init(
      interpreter: interpreter,
      prefix: prefix,
      scheme: InstallScheme(
        purelib: library.purelib,
        platlib: library.platlib,
        scripts: prefix.appending("bin"),
        headers: Self.headers(in: prefix, version: version),
        data: prefix
      ),
      markers: markers,
      version: version,
      implementation: library.isPyPy ? "pypy" : "cpython",
      isFreeThreaded: library.isFreeThreaded,
      isVirtual: true,
      isRelocatable: file.isRelocatable,
      includesSystemSite: file.includesSystemSite,
      reason: reason,
      externallyManaged: nil,
      answer: nil
    )
  }
}

/// The folders of modules in a virtual environment.
private struct Library {
  let purelib: FilePath
  let platlib: FilePath
  let isPyPy: Bool
  let isFreeThreaded: Bool

  /// The library of the version that `pyvenv.cfg` names; nil where it is not the only one that it
  /// can be.
  init?(
    of prefix: FilePath,
    version: Version,
    _ file: VirtualEnvironmentFile
  ) throws(EditableError) {
    let short = version.release.prefix(2).map { $0.rendered() }.joined(separator: ".")
    let names: [String]
    switch file.implementation?.lowercased() {
    case "cpython": names = ["python\(short)", "python\(short)t"]
    case "pypy": names = ["pypy\(short)"]
    // `venv` does not say the implementation, and GraalPy has folders like those of CPython.
    case nil where !file.namesGraalPy:
      names = ["python\(short)", "python\(short)t", "pypy\(short)"]
    default: return nil
    }
    let library = prefix.appending("lib")
    let folders = (try? SystemCalls.list(library)) ?? []
    let found = folders.filter { names.contains($0.string) }
    guard found.count == 1, let name = found.first else { return nil }

    isPyPy = name.string.utf8.starts(with: "pypy".utf8)
    isFreeThreaded = name.string.utf8.last == UInt8(ascii: "t")
    // `dist-packages` is what Debian's own interpreters have.
    let sites = ["site-packages", "dist-packages"].lazy
      .map { library.appending(name).appending($0) }
    guard let purelib = sites.first(where: { $0.kind() == .folder }) else { return nil }
    self.purelib = purelib
    // A link to `lib` is the same folder; Fedora's interpreters have two.
    let other = prefix.appending("lib64").appending(name).appending("site-packages")
    let isSecond = !prefix.appending("lib64").isLink && other.kind() == .folder
    platlib = isSecond ? other : purelib
  }
}

extension VirtualEnvironmentFile {
  fileprivate var namesGraalPy: Bool {
    [home, executable].contains { $0?.lowercased().contains("graalpy") == true }
  }
}

extension MarkerEnvironment {
  /// The same environment with PyPy in place of CPython; the version of PyPy itself is not known.
  fileprivate var forPyPy: MarkerEnvironment {
    var values: [Marker.Variable: String] = [:]
    for variable in Marker.Variable.allCases { values[variable] = self[variable] }
    values[.platformPythonImplementation] = "PyPy"
    values[.implementationName] = "pypy"
    values[.implementationVersion] = nil
    return MarkerEnvironment(values)
  }
}

extension EditableError {
  fileprivate static func gone(_ interpreter: FilePath, of prefix: FilePath) -> EditableError {
    let target = (try? SystemCalls.readLink(interpreter)).map { ", which leads to `\($0)`" } ?? ""
    return EditableError(
      Problem(
        "broken-environment",
        "the environment `\(prefix)` has lost its interpreter: "
          + "there is no `\(interpreter)`\(target)",
        hint: "make the environment anew: `python3 -m venv --clear \(prefix)`"
      )
    )
  }
}
