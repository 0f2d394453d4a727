internal import Packaging
internal import SystemPackage

extension InterpreterAnswer {
  /// How long an interpreter may take, in seconds.
  private static let patience = 30

  /// Starts an interpreter and lets it tell.
  ///
  /// - Parameters:
  ///   - interpreter: its path, or that of a script that starts one.
  ///   - patience: how many seconds it may take.
  /// - Throws: `unusable-interpreter`.
  static func ask(
    _ interpreter: FilePath,
    patience: Int = patience
  ) throws(EditableError) -> InterpreterAnswer {
    // Isolated, so that neither the current folder nor `PYTHONPATH` has a say. Not without `site`,
    // which is what finds the prefix of a virtual environment before Python 3.14.
    let arguments = ["-I", "-B", "-c", question]
    let result: ProcessResult
    do {
      result = try SystemCalls.run(interpreter, arguments, timeout: patience, limit: 1_048_576)
    } catch .timedOut {
      throw .unusable(interpreter, "it did not answer within \(patience) seconds")
    } catch .fileTooLarge {
      throw .unusable(interpreter, "it does not stop to print")
    } catch {
      throw .system("unusable-interpreter", "start", interpreter, error)
    }
    let errors = String(decoding: result.errors.suffix(2000), as: UTF8.self)
    guard result.status == 0 else {
      throw .unusable(interpreter, "it ended with status \(result.status)", errors)
    }
    guard let answer = InterpreterAnswer(parsing: result.output) else {
      throw .unusable(interpreter, "it did not answer as Python does", errors)
    }
    return answer
  }

  /// The program that the interpreter runs, for Python 3.4 and newer.
  ///
  /// Schemes are told as pip takes them: for the user and below another prefix with a root in place
  /// of the folder, since that is not a matter of the interpreter. Below a prefix, Debian's
  /// `posix_local` and the scheme of macOS frameworks do not apply.
  private static let question = """
    import os, platform, sys, sysconfig
    answer = [("editable-interpreter", "1")]
    tell = lambda key, value: answer.append((key, value))
    virtual = sys.prefix != sys.base_prefix
    framework = sysconfig.get_config_var("PYTHONFRAMEWORK") or ""
    implementation = sys.implementation
    def preferred(kind):
        if hasattr(sysconfig, "get_preferred_scheme"):
            return sysconfig.get_preferred_scheme(kind)
        own = framework and not virtual
        if kind == "home":
            return "posix_home"
        if kind == "user":
            return "osx_framework_user" if own else "posix_user"
        names = [implementation.name + "_" + os.name, implementation.name]
        for name in ["osx_framework_library"] * bool(own) + names:
            if name in sysconfig.get_scheme_names():
                return name
        return "posix_prefix"
    def scheme(kind, name, variables):
        try:
            paths = sysconfig.get_paths(name, vars=variables)
        except KeyError:
            return
        for key in ("purelib", "platlib", "scripts", "include", "data"):
            path = paths[key]
            tell(kind + "." + key, path if kind == "default" else os.path.relpath(path, root))
    root = "/root-of-the-scheme"
    bases = ("installed_base", "base", "installed_platbase", "platbase", "prefix", "exec_prefix")
    name = preferred("prefix")
    scheme("default", name, {})
    if name in ("posix_local", "osx_framework_library"):
        name = "posix_prefix"
    scheme("prefix", name, dict.fromkeys(bases, root))
    scheme("home", preferred("home"), dict.fromkeys(bases, root))
    scheme("user", preferred("user"), {"userbase": root})
    def full(info):
        text = "%d.%d.%d" % tuple(info[:3])
        return text if info[3] == "final" else text + info[3][0] + str(info[4])
    version = platform.python_version()
    tell("executable", sys.executable or "")
    tell("prefix", os.path.normpath(sys.prefix))
    tell("base_prefix", os.path.normpath(sys.base_prefix))
    tell("stdlib", sysconfig.get_path("stdlib"))
    tell("framework", framework)
    tell("free_threaded", str(sysconfig.get_config_var("Py_GIL_DISABLED") or 0))
    tell("os_name", os.name)
    tell("sys_platform", sys.platform)
    tell("platform_machine", platform.machine())
    tell("platform_release", platform.release())
    tell("platform_system", platform.system())
    tell("platform_version", platform.version())
    tell("platform_python_implementation", platform.python_implementation())
    tell("implementation_name", implementation.name)
    tell("implementation_version", full(implementation.version))
    tell("python_version", ".".join(platform.python_version_tuple()[:2]))
    tell("python_full_version", version + "local" if version.endswith("+") else version)
    tell("end", "")
    text = "".join(key + "=" + value + "\\0" for key, value in answer)
    sys.stdout.buffer.write(os.fsencode(text))
    sys.stdout.flush()
    """
}

extension EditableError {
  fileprivate static func unusable(
    _ interpreter: FilePath,
    _ reason: String,
    _ errors: String = ""
  ) -> EditableError {
    EditableError(
      Problem(
        "unusable-interpreter",
        "cannot use `\(interpreter)` as a Python interpreter: \(reason)",
        note: errors.utf8.allSatisfy { $0 <= 0x20 } ? nil : errors,
        hint: "name another one with `--python`"
      )
    )
  }
}
