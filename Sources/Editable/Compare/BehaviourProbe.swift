internal import EditableSystem
internal import Packaging
internal import SystemPackage

/// Asks an environment, in one Python process, what Python and pip make of a distribution, and then
/// lets pip uninstall it.
struct BehaviourProbe {
  /// The environment.
  let environment: PythonEnvironment
  /// The pip that is asked.
  let pip: Pip
  /// The project.
  let project: ProjectName
  /// The top-level modules to import.
  let modules: [String]

  /// Asks.
  ///
  /// - Parameter place: where the answers are written for a moment.
  /// - Throws: `probe-failed`, where Python does not answer.
  func ask(in place: Place) throws(EditableError) -> Behaviour {
    let file = place.answers
    try? file.remove()
    let result = try environment.interpreter.run(
      ["-I", "-B", "-c", Self.program, pip.runner.string, project.normalized, file.string]
        + modules,
      variables: try place.variables(),
      within: Pip.patience
    )
    guard result.status == 0, file.kind() == .file else {
      throw EditableError(
        Problem(
          "probe-failed",
          "the environment could not be asked: Python ended with status \(result.status)",
          note: result.text
        )
      )
    }
    let answers = try JSON(parsing: file.contents(upTo: 256 << 20), named: file.string)
    var behaviour = Behaviour()
    for subject in Behaviour.Subject.allCases {
      if let answer = answers[subject.rawValue] { behaviour.note(answer, on: subject) }
    }
    return behaviour
  }

  /// The program that Python runs, for Python 3.9 and newer. Modules are imported in processes of
  /// their own: importing runs their code, which may do anything.
  private static let program = """
    import contextlib, importlib, io, json, os, runpy, select, signal, sys
    from importlib import metadata
    runner, name, result, *modules = sys.argv[1:]
    answers = {"sys.path": list(sys.path)}
    distribution = metadata.distribution(name)
    answers["version"] = distribution.version
    answers["requires"] = distribution.requires or []
    points = answers["entry points"] = {}
    for point in distribution.entry_points:
        points.setdefault("[%s] %s" % (point.group, point.name), []).append(point.value)
    answers["files"] = sorted(str(file) for file in distribution.files or [])
    if hasattr(metadata, "packages_distributions"):
        packages = metadata.packages_distributions().items()
        answers["packages_distributions"] = {key: sorted(value) for key, value in packages}
    def origin(module):
        try:
            found = importlib.import_module(module)
            return getattr(found, "__file__", None) or list(found.__path__)[0]
        except BaseException as error:
            return type(error).__name__
    def imported(module):
        end, start = os.pipe()
        child = os.fork()
        if not child:
            null = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(null, stream)
            os.write(start, origin(module).encode("utf-8", "replace"))
            os._exit(0)
        os.close(start)
        ready = select.select([end], [], [], 60)[0]
        text = os.read(end, 65536).decode("utf-8", "replace") if ready else "no end"
        os.close(end)
        if not ready:
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return text or "the process ended"
    answers["import"] = {module: imported(module) for module in modules}
    def pip(*arguments):
        text = io.StringIO()
        sys.argv = [runner, *arguments]
        with contextlib.redirect_stdout(text):
            try:
                runpy.run_path(runner, run_name="__main__")
            except SystemExit as end:
                if end.code:
                    return "status %s: %s" % (end.code, text.getvalue())
        return text.getvalue()
    def fields(text):
        found = {}
        key = ""
        for line in text.splitlines():
            if not line.startswith(" ") and ":" in line:
                key, _, line = line.partition(":")
            found.setdefault(key, []).append(line.strip())
        return {key: [value for value in values if value] for key, values in found.items()}
    listed = pip("list", "--format=json")
    try:
        listed = {item.pop("name"): json.dumps(item, sort_keys=True) for item in json.loads(listed)}
    except ValueError:
        listed = {"output": listed}
    answers["pip list"] = listed
    answers["pip show"] = fields(pip("show", "--files", name))
    pip("uninstall", "--yes", "--quiet", name)
    with open(result, "w", encoding="ascii") as file:
        json.dump(answers, file)
    sys.stdout.flush()
    os._exit(0)
    """
}
