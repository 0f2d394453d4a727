internal import Packaging
internal import SystemPackage

/// The search for an environment: where it looks, and in which order.
struct PythonFinder {
  /// Where relative paths start, absolute.
  let currentFolder: FilePath
  /// Where the answers of interpreters are kept; nil for nowhere.
  let cache: Cache?
  /// The value of an environment variable; nil where it is not set or empty.
  let variable: (String) -> String?

  /// The path, from the current folder if it is relative; links stay, and `..` where a link may have
  /// to be followed for it.
  func absolute(_ path: FilePath) -> FilePath {
    let absolute = currentFolder.pushing(path)
    let hasParents = absolute.components.contains { $0.kind == .parentDirectory }
    // `..` goes by the links of the folder; what is in the folder may be a link that has to stay.
    guard hasParents else { return absolute.lexicallyNormalized() }
    let folder = absolute.parent
    guard let name = absolute.lastComponent, name.kind == .regular,
      let resolved = try? SystemCalls.resolve(folder)
    else { return (try? SystemCalls.resolve(absolute)) ?? absolute }
    return resolved.appending(name)
  }

  /// The environment that a request means, before its folders are replaced.
  func environment(_ request: PythonRequest) throws(EditableError) -> PythonEnvironment {
    if let python = request.python { return try named(python) }
    if request.system { return try systemEnvironment() }
    for name in ["VIRTUAL_ENV", "CONDA_PREFIX"] {
      guard let value = variable(name) else { continue }
      return try activeEnvironment(FilePath(value), variable: name)
    }
    if let environment = try nearEnvironment() { return environment }
    let isElsewhere = request.target != nil || request.prefix != nil || request.user
    if isElsewhere, let environment = firstOnPath(["python3", "python"], accepts: { _ in true }) {
      return environment
    }
    throw noEnvironment(isElsewhere: isElsewhere)
  }

  /// The environment of a folder; nil where it is none.
  func environment(in folder: FilePath, reason: String) throws(EditableError) -> PythonEnvironment?
  {
    if let environment = try PythonEnvironment(virtual: folder, interpreter: nil, reason: reason) {
      return environment
    }
    for name in ["bin/python", "bin/python3"] {
      let interpreter = folder.pushing(FilePath(name))
      guard interpreter.kind() == .file else { continue }
      let answer = try InterpreterAnswer.recall(interpreter, cache: cache)
      return try PythonEnvironment(answer: answer, reason: reason)
    }
    return nil
  }

  /// The environment that an interpreter belongs to.
  func environment(of interpreter: FilePath, reason: String) throws(EditableError)
    -> PythonEnvironment
  {
    // Python looks for `pyvenv.cfg` above its folder, whatever the folder's name.
    let folder = interpreter.parent
    if folder.lastComponent?.string == "bin",
      let environment = try PythonEnvironment(
        virtual: folder.parent,
        interpreter: interpreter,
        reason: reason
      )
    {
      return environment
    }
    let answer = try InterpreterAnswer.recall(interpreter, cache: cache)
    return try PythonEnvironment(answer: answer, reason: reason)
  }

  private func activeEnvironment(_ folder: FilePath, variable name: String) throws(EditableError)
    -> PythonEnvironment
  {
    let folder = absolute(folder)
    let reason = "the environment variable `\(name)`"
    if let environment = try environment(in: folder, reason: reason) { return environment }
    let state = folder.kind() == .folder ? "holds no Python environment" : "is not there"
    throw EditableError(
      Problem(
        "no-environment",
        "\(reason) names `\(folder)`, which \(state)",
        hint: "unset `\(name)`, or name the environment with `--python`"
      )
    )
  }

  private func nearEnvironment() throws(EditableError) -> PythonEnvironment? {
    var folder = currentFolder
    while true {
      let candidate = folder.appending(".venv")
      let reason = "the folder `.venv` in `\(folder)`"
      // Most folders have none, and one call to the system says so.
      if candidate.kind() == .folder,
        let environment = try environment(in: candidate, reason: reason)
      {
        return environment
      }
      let parent = folder.parent
      if parent == folder { return nil }
      folder = parent
    }
  }

  private func noEnvironment(isElsewhere: Bool) -> EditableError {
    var places = [
      "the environment variable `VIRTUAL_ENV` is not set",
      "the environment variable `CONDA_PREFIX` is not set",
      "there is no environment `.venv` in `\(currentFolder)` or a folder above it",
    ]
    if isElsewhere { places.append("there is no `python3` on `PATH`") }
    return EditableError(
      Problem(
        "no-environment",
        "there is no Python environment",
        note: places.joined(separator: "\n"),
        hint: "make one with `python3 -m venv .venv`, or name one with `--python`"
      )
    )
  }
}
