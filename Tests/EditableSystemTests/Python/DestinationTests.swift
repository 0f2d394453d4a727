import EditableSystem
import Packaging
import SystemPackage
import TestSupport
import Testing

/// `--target`, `--prefix` and `--user` as pip takes them, and the distributor's wish (PEP 668).
@Suite struct DestinationTests {
  private let folder: TemporaryFolder
  private let variables: [String: String]

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeInterpreter("usr/bin/python3")
    variables = ["PATH": "\(folder.path)/usr/bin", "HOME": "/home/me"]
  }

  @Test func targetIsFlat() throws {
    let found = try folder.find(PythonRequest(target: "t"), variables: variables)
    let target = folder.path.appending("t")
    #expect(found.interpreter == folder.path.pushing("usr/bin/python3"))
    #expect(found.prefix == folder.path.appending("usr"))
    #expect(found.siteFolders == [target])
    #expect(found.scheme.scripts == target.appending("bin"))
    #expect(found.scheme.data == target)
    #expect(found.scheme.headers == target.pushing("home/include/python3.12"))

    try folder.makeEnvironment(".venv", "version = 3.12.1")
    let virtual = try folder.find(PythonRequest(target: "/t"), variables: variables)
    #expect(virtual.interpreter == folder.path.pushing(".venv/bin/python"))
    #expect(virtual.scheme.headers == "/t/include/site/python3.12")
  }

  @Test func targetIsNoFile() throws {
    try folder.write("", to: "t")
    let error = #expect(throws: EditableError.self) {
      try folder.find(PythonRequest(target: "t"), variables: variables)
    }
    #expect(error?.code == "not-a-folder")
  }

  @Test func prefixHasTheScheme() throws {
    let found = try folder.find(PythonRequest(prefix: "/p"), variables: variables)
    #expect(
      found.siteFolders == ["/p/lib/python3.12/site-packages", "/p/lib64/python3.12/site-packages"]
    )
    #expect(found.scheme.scripts == "/p/bin")
    #expect(found.scheme.data == "/p")
    #expect(found.scheme.headers == "/p/include/python3.12")
  }

  @Test func userHasTheScheme() throws {
    let found = try folder.find(PythonRequest(user: true), variables: variables)
    #expect(found.scheme.purelib == "/home/me/.local/lib/python3.12/site-packages")
    #expect(found.scheme.data == "/home/me/.local")
    let chosen = variables.merging(["PYTHONUSERBASE": "/u"]) { $1 }
    #expect(
      try folder.find(PythonRequest(user: true), variables: chosen).scheme.scripts == "/u/bin"
    )
    try folder.makeInterpreter("usr/bin/python3", changing: ["framework": "Python"])
    let framework = try folder.find(PythonRequest(user: true), variables: variables)
    #expect(framework.scheme.data == "/home/me/Library/Python/3.12")
  }

  @Test func userIsNotSeen() throws {
    try folder.makeEnvironment(
      ".venv",
      "version = 3.12.1\ninclude-system-site-packages = false"
    )
    let off = variables.merging(["PYTHONNOUSERSITE": "1"]) { $1 }
    for (request, variables) in [
      (PythonRequest(user: true), variables), (PythonRequest(system: true), off),
    ] {
      var request = request
      request.user = true
      let error = #expect(throws: EditableError.self) {
        try folder.find(request, variables: variables)
      }
      #expect(error?.code == "no-user-folder")
    }
  }

  @Test func heedsTheDistributor() throws {
    try folder.write("[externally-managed]\nError = Use apt.\n", to: "usr/lib/EXTERNALLY-MANAGED")
    let managed = try folder.find(PythonRequest(system: true), variables: variables)
    #expect(managed.externallyManaged?.note == "Use apt.")
    let error = #expect(throws: EditableError.self) { try managed.requireUnmanaged() }
    #expect(error?.code == "externally-managed")
    #expect(error?.problems.first?.hint?.contains("`--break-system-packages`") == true)
    let user = try folder.find(PythonRequest(user: true, system: true), variables: variables)
    #expect(user.externallyManaged != nil)
    for request in [
      PythonRequest(system: true, breakSystemPackages: true),
      PythonRequest(target: "t", system: true), PythonRequest(prefix: "p", system: true),
    ] {
      try folder.find(request, variables: variables).requireUnmanaged()
    }
  }

  @Test func speaksTheReadersLanguage() throws {
    try folder.write(
      "[externally-managed]\nError = Use apt.\nError-de = Nimm apt.\n",
      to: "usr/lib/EXTERNALLY-MANAGED"
    )
    let german = variables.merging(["LANG": "en_US", "LC_ALL": "de_CH.UTF-8"]) { $1 }
    let found = try folder.find(PythonRequest(system: true), variables: german)
    #expect(found.externallyManaged?.note == "Nimm apt.")
  }
}
