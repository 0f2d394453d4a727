internal import EditableSystem
internal import Packaging
internal import SystemPackage

/// A pip that works on any environment: what is started by the interpreter of the environment.
struct Pip {
  /// The file to run.
  let runner: FilePath
  /// Its version, such as `26.3`; empty where it is not known.
  let version: String

  /// How long any call may take, in seconds.
  static let patience = 600

  /// Finds pip: as named, else that of the environment, else that of the first `python3` on `PATH`.
  ///
  /// - Parameters:
  ///   - named: a program, a package folder or an archive (`pip.pyz`).
  ///   - environment: the environment.
  /// - Throws: `no-pip`.
  static func find(
    _ named: FilePath?,
    in environment: PythonEnvironment
  ) throws(EditableError) -> Pip {
    if let named { return try pip(at: named, for: environment) }
    for site in environment.siteFolders {
      guard let runner = runner(in: site.appending("pip")) else { continue }
      let name = ((try? site.names()) ?? []).first { $0.string.hasPrefix("pip-") }
      let version = name.flatMap { InstalledDistribution($0.string, in: site)?.version }
      return Pip(runner: runner, version: version ?? "")
    }
    let interpreters = ["python3", "python"].compactMap(Environment.program)
    for interpreter in [environment.interpreter] + interpreters {
      if let pip = try asked(interpreter, ["-m", "pip", "--version"]) { return pip }
    }
    throw EditableError(
      Problem(
        "no-pip",
        "there is no pip to compare with, or to ask: neither in `\(environment.prefix)` nor beside `python3` on "
          + "`PATH`",
        hint: "name one with `--pip`"
      )
    )
  }

  private static func pip(
    at path: FilePath,
    for environment: PythonEnvironment
  ) throws(EditableError) -> Pip {
    /// What an interpreter starts.
    func started(_ runner: FilePath) throws(EditableError) -> Pip {
      let runner = try runner.resolved()
      let answer = try answer(environment.interpreter, [runner.string, "--version"])
      return Pip(runner: runner, version: answer?.version ?? "")
    }
    switch try path.existingKind() {
    case .folder:
      if let runner = runner(in: path) { return try started(runner) }
    case .file where path.extension == "pyz": return try started(path)
    case .file:
      let program = try FilePath(".").resolved().pushing(path)
      if let pip = try asked(program, ["--version"]) { return pip }
    default: break
    }
    throw EditableError(
      Problem(
        "no-pip",
        "`\(path)` is not pip",
        hint: "name pip's program, its package folder or `pip.pyz`"
      )
    )
  }

  /// What starts pip, and hides what lies beside it from the environment.
  private static func runner(in package: FilePath) -> FilePath? {
    let runner = package.appending("__pip-runner__.py")
    return runner.kind() == .file ? runner : nil
  }

  /// The pip that a program says to be.
  private static func asked(
    _ program: FilePath,
    _ arguments: [String]
  ) throws(EditableError) -> Pip? {
    guard let answer = try answer(program, arguments) else { return nil }
    return runner(in: answer.folder).map { Pip(runner: $0, version: answer.version) }
  }

  /// What a program says that it is, and where: `pip 26.3 from /…/pip (python 3.12)`.
  private static func answer(
    _ program: FilePath,
    _ arguments: [String]
  ) throws(EditableError) -> (version: String, folder: FilePath)? {
    let result: ProcessResult
    do throws(EditableError) {
      result = try program.run(arguments, variables: variables, within: patience)
    } catch  where error.code == "cannot-run" {
      return nil
    }
    let line = String(decoding: result.output.prefix { $0 != 0x0A }, as: UTF8.self)
    guard result.status == 0, line.hasPrefix("pip "), let from = line.firstRange(of: " from "),
      let end = line.lastIndex(of: "(")
    else { return nil }
    let version = line[..<from.lowerBound].dropFirst(4)
    return (String(version), FilePath(String(line[from.upperBound..<end].dropLast())))
  }

  /// What is set for every program that is run: nothing is asked, nothing lands elsewhere, and no
  /// bytecode is written.
  static let variables: [String: String?] = [
    "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHOME": nil, "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_NO_INPUT": "1", "PIP_NO_COLOR": "1", "PIP_TARGET": nil, "PIP_PREFIX": nil,
    "PIP_ROOT": nil, "PIP_USER": nil, "PIP_PYTHON": nil, "PIP_REQUIREMENT": nil,
    "PIP_CONSTRAINT": nil, "PIP_REQUIRE_VIRTUALENV": nil, "VIRTUAL_ENV": nil, "CONDA_PREFIX": nil,
    "NO_COLOR": "1",
  ]
}
