internal import Packaging
internal import SystemPackage

extension PythonFinder {
  /// The environment that `--python` names: a version, a path, or a program on `PATH`.
  func named(_ text: String) throws(EditableError) -> PythonEnvironment {
    let reason = "`--python \(text)`"
    if let version = PythonVersionRequest(parsing: text) {
      return try environment(version, reason: reason)
    }
    let path = absolute(FilePath(text))
    let isPath = text.utf8.contains(UInt8(ascii: "/"))
    switch try path.existingKind() {
    case .folder:
      if let environment = try environment(in: path, reason: reason) { return environment }
      throw .missing("`\(path)` holds no Python environment")
    case .file where isPath: return try environment(of: path, reason: reason)
    case _ where isPath:
      // A link without its end is an environment that has lost its interpreter.
      if path.isLink { return try environment(of: path, reason: reason) }
      throw .missing("there is no interpreter `\(path)`")
    default:
      guard let program = programs([text]).first else {
        throw .missing("there is no program `\(text)` on `PATH`, and no folder of that name")
      }
      return try environment(of: program, reason: reason)
    }
  }

  /// The first interpreter on `PATH` that is in no virtual environment.
  func systemEnvironment() throws(EditableError) -> PythonEnvironment {
    let found = firstOnPath(["python3", "python"], reason: "`--system`") { !$0.isVirtual }
    guard let found else {
      throw .missing("there is no `python3` on `PATH` outside of virtual environments")
    }
    return found
  }

  /// The first environment on `PATH` that will do; an interpreter that cannot be asked will not.
  func firstOnPath(
    _ names: [String],
    reason: String? = nil,
    accepts: (PythonEnvironment) -> Bool
  ) -> PythonEnvironment? {
    for program in programs(names) {
      let reason = reason ?? "`\(program)` on `PATH`"
      if let found = try? environment(of: program, reason: reason), accepts(found) { return found }
    }
    return nil
  }

  private func environment(
    _ request: PythonVersionRequest,
    reason: String
  ) throws(EditableError) -> PythonEnvironment {
    let accepts = { (environment: PythonEnvironment) in
      request.accepts(
        environment.version,
        isFreeThreaded: environment.isFreeThreaded,
        implementation: environment.implementation
      )
    }
    // What has the version in its name comes first: the others have to be asked for theirs.
    let candidates = [
      programs(request.programNames), installedPrograms(request), programs(request.generalNames),
    ]
    for program in candidates.joined() {
      if let found = try? environment(of: program, reason: reason), accepts(found) { return found }
    }
    throw .missing(
      "there is no interpreter of Python \(request.rendered())",
      note: """
        there is none on `PATH`
        there is none of `pyenv` in `\(pyenvVersions.map(\.string) ?? "~/.pyenv/versions")`
        there is none of `uv` in `\(uvVersions.map(\.string) ?? "~/.local/share/uv/python")`
        """
    )
  }

  /// The files on `PATH` that have one of the names and may be run; those of the first name come
  /// first.
  func programs(_ names: [String]) -> [FilePath] {
    let folders = (variable("PATH") ?? "").utf8.split(separator: UInt8(ascii: ":"))
      .map { absolute(FilePath(String(decoding: $0, as: UTF8.self))) }
    return names.flatMap { name in
      folders.map { $0.appending(name) }
        .filter { SystemCalls.isExecutable($0) && $0.kind() == .file }
    }
  }

  /// The interpreters that version managers have installed, the newest of a version first.
  private func installedPrograms(_ request: PythonVersionRequest) -> [FilePath] {
    [pyenvVersions, uvVersions].compactMap(\.self).flatMap { folder in
      let names = (try? folder.names()) ?? []
      let versions = names.map { ($0, Self.numbers(of: $0.string)) }
        .sorted { $1.1.lexicographicallyPrecedes($0.1) }
      return versions.flatMap { name, _ in
        request.programNames.map { folder.appending(name).appending("bin").appending($0) }
          .filter(SystemCalls.isExecutable).prefix(1)
      }
    }
  }

  private var pyenvVersions: FilePath? {
    let root = variable("PYENV_ROOT").map { absolute(FilePath($0)) }
    return (root ?? variable("HOME").map { FilePath($0).appending(".pyenv") })?
      .appending("versions")
  }

  private var uvVersions: FilePath? {
    if let folder = variable("UV_PYTHON_INSTALL_DIR") { return absolute(FilePath(folder)) }
    let data = variable("XDG_DATA_HOME").map { absolute(FilePath($0)) }
    return (data ?? variable("HOME").map { FilePath($0).pushing(".local/share") })?
      .pushing("uv/python")
  }

  /// The numbers of a folder's name: 3, 12 and 1 of `cpython-3.12.1-linux-x86_64-gnu`.
  private static func numbers(of name: String) -> [Int] {
    let words = name.utf8.split { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    let isDigit = { (byte: UInt8) in 0x30...0x39 ~= byte }
    let version = words.first { $0.first.map(isDigit) == true }
    return (version?.split { !isDigit($0) } ?? [])
      .compactMap { Int(String(decoding: $0, as: UTF8.self)) }
  }
}

extension EditableError {
  fileprivate static func missing(_ message: String, note: String? = nil) -> EditableError {
    EditableError(
      Problem(
        "no-environment",
        message,
        note: note,
        hint: "name an interpreter, the folder of an environment, or a version with `--python`"
      )
    )
  }
}
