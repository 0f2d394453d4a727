internal import Packaging
internal import SystemPackage

extension PythonEnvironment {
  /// The environment with the folders that the request names, as pip chooses them.
  ///
  /// - Parameters:
  ///   - request: what was asked for.
  ///   - context: where relative paths start, and the variables.
  /// - Throws: `unusable-interpreter`, `not-a-folder`, `no-user-folder`.
  func redirected(
    _ request: PythonRequest,
    _ context: PythonFinder
  ) throws(EditableError) -> PythonEnvironment {
    if let target = request.target {
      let folder = context.absolute(target)
      return with(scheme: try flatScheme(in: folder), of: ("--target", folder))
    }
    if let prefix = request.prefix {
      let folder = context.absolute(prefix)
      return with(scheme: try scheme(.prefix, in: folder, context), of: ("--prefix", folder))
    }
    // Where pip asks the distributor's leave: also for the user's own folders.
    let problem = request.breakSystemPackages ? nil : try managedProblem(context)
    let managed = with(externallyManaged: problem)
    guard request.user else { return managed }
    return managed.with(scheme: try userScheme(context), of: ("--user", nil))
  }

  private func flatScheme(in target: FilePath) throws(EditableError) -> InstallScheme {
    if let kind = try target.existingKind(), kind != .folder {
      throw EditableError(
        Problem("not-a-folder", "`\(target)` is not a folder", hint: "choose another `--target`")
      )
    }
    let home = isVirtual ? nil : answer?.scheme(.home, in: target)
    return InstallScheme(
      purelib: target,
      platlib: target,
      scripts: target.appending("bin"),
      headers: home?.headers ?? Self.headers(in: target, version: version),
      data: target
    )
  }

  private func userScheme(_ context: PythonFinder) throws(EditableError) -> InstallScheme {
    if isVirtual, !includesSystemSite {
      throw .noUserFolder("the virtual environment `\(prefix)` does not see it")
    }
    if context.variable("PYTHONNOUSERSITE") != nil {
      throw .noUserFolder("the environment variable `PYTHONNOUSERSITE` turns it off")
    }
    let answer = try InterpreterAnswer.recall(interpreter, cache: context.cache)
    let base: FilePath
    if let chosen = context.variable("PYTHONUSERBASE") {
      base = context.absolute(FilePath(chosen))
    } else if let home = context.variable("HOME") {
      let short = version.release.prefix(2).map { $0.rendered() }.joined(separator: ".")
      base = FilePath(home).pushing(
        answer.framework.isEmpty
          ? ".local" : FilePath("Library").appending(answer.framework).appending(short)
      )
    } else {
      throw .noUserFolder("the environment variable `HOME` is not set")
    }
    return try scheme(.user, in: base, context)
  }

  private func scheme(
    _ kind: InterpreterAnswer.SchemeKind,
    in root: FilePath,
    _ context: PythonFinder
  ) throws(EditableError) -> InstallScheme {
    let answer = try InterpreterAnswer.recall(interpreter, cache: context.cache)
    guard let scheme = answer.scheme(kind, in: root) else {
      throw .noScheme("`--\(kind.rawValue)`", of: interpreter)
    }
    guard isVirtual else { return scheme }
    return InstallScheme(
      purelib: scheme.purelib,
      platlib: scheme.platlib,
      scripts: scheme.scripts,
      headers: Self.headers(in: root, version: version),
      data: scheme.data
    )
  }

  /// Why the distributor asks others not to install (PEP 668); nil where none does.
  private func managedProblem(_ context: PythonFinder) throws(EditableError) -> Problem? {
    guard !isVirtual, let path = answer?.externallyManagedFile, path.kind() == .file else {
      return nil
    }
    let file = ExternallyManagedFile(parsing: try path.contents(upTo: 1_048_576))
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(context.variable).first
    return Problem(
      "externally-managed",
      "the Python environment `\(prefix)` is managed by the distributor of `\(interpreter)`",
      note: file.message(locale: locale) ?? "packages come from the distributor's own tool",
      hint: "make an environment of your own with `python3 -m venv .venv`, or override this with "
        + "`--break-system-packages`, which can break programs of the system"
    )
  }
}

extension EditableError {
  /// An interpreter that does not know where something is installed.
  static func noScheme(_ name: String, of interpreter: FilePath) -> EditableError {
    EditableError(
      Problem("unusable-interpreter", "`\(interpreter)` has no folders to install to for \(name)")
    )
  }

  fileprivate static func noUserFolder(_ reason: String) -> EditableError {
    EditableError(
      Problem(
        "no-user-folder",
        "cannot use the user's own site-packages folder: \(reason)",
        hint: "leave `--user` out, or name another interpreter with `--python`"
      )
    )
  }
}
