internal import EditableSystem
public import Packaging
public import SystemPackage

/// Who our installation is compared with.
public enum Counterpart: Sendable {
  /// pip.
  case pip
  /// uv.
  case uv
  /// What is installed in a folder of modules, or in an environment.
  case folder(FilePath)
  /// A wheel that exists.
  case wheel(FilePath)

  /// A counterpart from what a command line says.
  ///
  /// - Parameter text: `pip`, `uv`, or a path.
  /// - Throws: `no-counterpart`.
  public init(parsing text: String) throws(EditableError) {
    let path = FilePath(text)
    switch (text, path.kind()) {
    case ("pip", _): self = .pip
    case ("uv", _): self = .uv
    case (_, .folder?): self = .folder(path)
    case (_, .file?) where path.extension == "whl": self = .wheel(path)
    default:
      throw EditableError(
        Problem(
          "no-counterpart",
          "there is nothing to compare with: `\(text.printable)` is neither a folder nor a wheel",
          hint: "name `pip`, `uv`, a site-packages folder, an environment or a wheel"
        )
      )
    }
  }
}

/// Another installer, at work on the environments of a comparison.
struct ForeignInstaller {
  /// What it calls itself, such as `pip 26.3`.
  let label: String
  private let program: FilePath?
  private let arguments: [String]
  private let builds: ComparisonOptions.Builds
  private let base: PythonEnvironment

  /// pip.
  init(_ pip: Pip, _ builds: ComparisonOptions.Builds, base: PythonEnvironment) {
    label = pip.version.isEmpty ? "pip" : "pip \(pip.version)"
    program = nil
    arguments = [
      "-B", pip.runner.string, "install", "--no-deps", "--no-compile", "--quiet",
    ]
    self.builds = builds
    self.base = base
  }

  /// uv: that of the environment, else the first on `PATH`.
  ///
  /// - Throws: `no-uv`.
  init(
    uvFor base: PythonEnvironment,
    _ builds: ComparisonOptions.Builds,
    cache: FilePath
  ) throws(EditableError) {
    let own = base.scheme.scripts.appending("uv")
    guard let program = own.kind() == .file ? own : Environment.program(named: "uv") else {
      throw EditableError(
        Problem(
          "no-uv",
          "there is no uv to compare with: neither in `\(base.prefix)` nor on `PATH`",
          hint: "install uv, or compare with pip: `--against pip`"
        )
      )
    }
    let answer = try program.run(["--version"], variables: Pip.variables, within: Pip.patience)
    let words = String(decoding: answer.output, as: UTF8.self).split { $0.isWhitespace }
    label = words.prefix(2).joined(separator: " ")
    self.program = program
    arguments = [
      "pip", "install", "--no-deps", "--quiet", "--cache-dir", cache.string, "--python",
    ]
    self.builds = builds
    self.base = base
  }

  /// Installs a project, editable, or a wheel.
  ///
  /// - Throws: `install-failed`, with what the installer said.
  func install(
    _ path: FilePath,
    isEditable: Bool,
    into environment: PythonEnvironment,
    _ place: Place
  ) throws(EditableError) {
    var words = arguments
    if program != nil { words.append(environment.interpreter.string) }
    if !builds.isIsolated { words.append("--no-build-isolation") }
    if !builds.isIsolated || !builds.findLinks.isEmpty || !isEditable { words.append("--no-index") }
    for folder in builds.findLinks { words += ["--find-links", folder.string] }
    words += isEditable ? ["--editable", path.string] : [path.string]
    let result = try (program ?? environment.interpreter).run(
      words,
      variables: variables(in: place),
      within: Pip.patience
    )
    guard result.status == 0 else {
      throw EditableError(
        Problem(
          "install-failed",
          "\(label) could not install `\(path)`: it ended with status \(result.status)",
          note: result.text,
          hint: builds.isIsolated && builds.findLinks.isEmpty
            ? "give build backends with `--find-links`, or use those of the environment with "
              + "`--no-build-isolation`" : nil
        )
      )
    }
  }

  /// Without isolation, the backends are those of the environment that the comparison is for.
  private func variables(in place: Place) throws(EditableError) -> [String: String?] {
    var variables = try place.variables()
    guard !builds.isIsolated else { return variables }
    let folders = base.siteFolders.map(\.string)
    let others = [Environment.value(of: "PYTHONPATH")].compactMap(\.self)
    variables["PYTHONPATH"] = (folders + others).joined(separator: ":")
    let path = [base.scheme.scripts.string, Environment.value(of: "PATH") ?? "/usr/bin:/bin"]
    variables["PATH"] = path.joined(separator: ":")
    return variables
  }
}
