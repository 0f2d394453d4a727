import EditableSystem
import Packaging
import SystemPackage
import TestSupport
import Testing

/// Which environment counts: the one that is named, the active one, the one that is near.
@Suite struct PythonFinderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func failure(
    _ request: PythonRequest = PythonRequest(),
    in place: String = "",
    _ variables: [String: String] = [:]
  ) -> Problem? {
    #expect(throws: EditableError.self) {
      try folder.find(request, in: place, variables: variables)
    }?
    .problems.first
  }

  @Test func keepsTheOrder() throws {
    for name in ["named", "active", "a/.venv"] {
      try folder.makeEnvironment(name, "version = 3.12.1")
    }
    try folder.makeInterpreter("conda/bin/python")
    try folder.write("", to: "a/b/c/file")
    var variables = [
      "VIRTUAL_ENV": folder.path.appending("active").string,
      "CONDA_PREFIX": folder.path.appending("conda").string,
    ]
    let request = PythonRequest(python: folder.path.appending("named").string)
    let named = try folder.find(request, in: "a/b/c", variables: variables)
    #expect(named.prefix == folder.path.appending("named"))

    let active = try folder.find(in: "a/b/c", variables: variables)
    #expect(active.prefix == folder.path.appending("active"))
    #expect(active.reason == "the environment variable `VIRTUAL_ENV`")

    variables["VIRTUAL_ENV"] = nil
    let conda = try folder.find(in: "a/b/c", variables: variables)
    #expect(conda.prefix == folder.path.appending("conda"))
    #expect(!conda.isVirtual)
    #expect(conda.reason == "the environment variable `CONDA_PREFIX`")

    let near = try folder.find(in: "a/b/c")
    #expect(near.prefix == folder.path.pushing("a/.venv"))
    #expect(near.reason == "the folder `.venv` in `\(folder.path.appending("a"))`")
  }

  @Test func passesWhatIsNoEnvironment() throws {
    try folder.makeEnvironment(".venv", "version = 3.12.1")
    try folder.write("", to: "a/.venv")
    try folder.write("", to: "a/b/.venv/file")
    #expect(try folder.find(in: "a/b").prefix == folder.path.appending(".venv"))
  }

  @Test(arguments: ["VIRTUAL_ENV", "CONDA_PREFIX"])
  func refusesVariablesThatLeadNowhere(name: String) throws {
    try folder.makeEnvironment(".venv", "version = 3.12.1")
    try folder.write("", to: "empty/file")
    let missing = failure([name: "gone"])
    #expect(missing?.code == "no-environment")
    #expect(
      missing?.message == "the environment variable `\(name)` names "
        + "`\(folder.path.appending("gone"))`, which is not there"
    )
    #expect(failure([name: "empty"])?.message.hasSuffix("holds no Python environment") == true)
  }

  private func failure(_ variables: [String: String]) -> Problem? {
    failure(PythonRequest(), variables)
  }

  @Test func saysWhereItLooked() throws {
    try folder.write("", to: "a/file")
    let problem = failure(in: "a")
    #expect(problem?.code == "no-environment")
    for place in ["VIRTUAL_ENV", "CONDA_PREFIX", "`.venv` in `\(folder.path.appending("a"))`"] {
      #expect(problem?.note?.contains(place) == true)
    }
    #expect(problem?.hint?.contains("`python3 -m venv .venv`") == true)
  }

  @Test(arguments: ["./gone", "gone", "./empty", "3.12", "./empty/file"])
  func refusesNames(python: String) throws {
    try folder.write("", to: "empty/file")
    let problem = failure(PythonRequest(python: python), ["PATH": "\(folder.path)/bin"])
    #expect(problem?.code == (python == "./empty/file" ? "unusable-interpreter" : "no-environment"))
  }

  /// A version is looked for on `PATH`, then where `pyenv` and `uv` keep theirs.
  @Test func findsVersions() throws {
    try folder.makeProgram("shims/python3.12", "echo 'no version is active' >&2; exit 127")
    try folder.makeInterpreter("bin/python3", version: "3.11.7")
    let pyenv = "home/.pyenv/versions"
    try folder.makeInterpreter("\(pyenv)/3.12.9/bin/python3.12", version: "3.12.9")
    try folder.makeInterpreter("\(pyenv)/3.12.10/bin/python3.12", version: "3.12.10")
    let uv = "home/.local/share/uv/python"
    try folder.makeInterpreter(
      "\(uv)/cpython-3.13.0+freethreaded-linux-x86_64-gnu/bin/python3.13t",
      version: "3.13.0",
      changing: ["free_threaded": "1"]
    )
    let variables = [
      "PATH": "\(folder.path)/shims:\(folder.path)/bin", "HOME": "\(folder.path)/home",
    ]
    for (request, name) in [
      ("3.11", "bin/python3"), ("python3.11", "bin/python3"), ("3", "bin/python3"),
      ("python3", "bin/python3"),
      ("3.12", "\(pyenv)/3.12.10/bin/python3.12"), ("3.12.9", "\(pyenv)/3.12.9/bin/python3.12"),
      ("3.13t", "\(uv)/cpython-3.13.0+freethreaded-linux-x86_64-gnu/bin/python3.13t"),
    ] {
      let found = try folder.find(PythonRequest(python: request), variables: variables)
      #expect(found.interpreter == folder.path.pushing(FilePath(name)), "\(request)")
    }
    for request in ["3.13", "pypy3.12", "3.12.1"] {
      let problem = failure(PythonRequest(python: request), variables)
      #expect(problem?.code == "no-environment", "\(request)")
    }
  }

  @Test func findsTheSystem() throws {
    try folder.makeEnvironment("v", "version = 3.12.1")
    try folder.link("v/bin/python3", to: "python")
    try folder.makeInterpreter("shims/python3", changing: ["base_prefix": "/elsewhere"])
    try folder.makeInterpreter("usr/bin/python3")
    let path = ["v", "shims", "usr"].map { "\(folder.path)/\($0)\($0 == "shims" ? "" : "/bin")" }
    let variables = ["PATH": path.joined(separator: ":"), "VIRTUAL_ENV": "\(folder.path)/v"]
    let found = try folder.find(PythonRequest(system: true), variables: variables)
    #expect(found.prefix == folder.path.appending("usr"))
    #expect(found.reason == "`--system`")
  }

  @Test(arguments: [
    (PythonRequest(target: "t", prefix: "p"), "`--target` and `--prefix`"),
    (PythonRequest(prefix: "p", user: true), "`--prefix` and `--user`"),
    (PythonRequest(python: "3", system: true), "`--python` and `--system`"),
  ])
  func refusesTwoPlaces(request: PythonRequest, options: String) {
    #expect(failure(request)?.message.hasPrefix(options) == true)
  }
}
