public import Packaging
public import SystemPackage

extension PythonEnvironment {
  /// Finds the environment that a request means.
  ///
  /// The first of these counts: `--python` or `--system`; the environment variable `VIRTUAL_ENV`;
  /// `CONDA_PREFIX`; `.venv` in the current folder or in one above it. Where the request names other
  /// folders to install to, the first `python3` on `PATH` will do.
  ///
  /// A virtual environment is understood by its files. Any other interpreter is started once and
  /// what it says is kept in the cache.
  ///
  /// - Parameters:
  ///   - request: what the command line says.
  ///   - currentFolder: where relative paths start, absolute.
  ///   - cache: where the answers of interpreters are kept; nil for nowhere.
  ///   - variable: the value of an environment variable, nil where it is not set or empty.
  /// - Throws: `no-environment`, `broken-environment`, `unusable-interpreter`, `no-user-folder`,
  ///   `not-a-folder`, `conflicting-options`, `cannot-read`.
  public static func find(
    _ request: PythonRequest,
    currentFolder: FilePath,
    cache: Cache?,
    variable: @escaping (String) -> String? = Environment.value(of:)
  ) throws(EditableError) -> PythonEnvironment {
    try request.requireOneDestination()
    let finder = PythonFinder(currentFolder: currentFolder, cache: cache, variable: variable)
    return try finder.environment(request).redirected(request, finder)
  }
}

extension PythonRequest {
  /// Makes sure that no two options name different folders or interpreters.
  ///
  /// - Throws: `conflicting-options`.
  public func requireOneDestination() throws(EditableError) {
    let destinations = [
      ("--target", target != nil), ("--prefix", prefix != nil), ("--user", user),
    ]
    for options in [destinations, [("--python", python != nil), ("--system", system)]] {
      let given = options.filter(\.1).map { "`\($0.0)`" }
      guard given.count > 1 else { continue }
      throw EditableError(
        Problem(
          "conflicting-options",
          "\(given.joined(separator: " and ")) name different places",
          hint: "keep one of them"
        )
      )
    }
  }
}
