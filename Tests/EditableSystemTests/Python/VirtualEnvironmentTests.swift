import EditableSystem
import Foundation
import Packaging
import SystemPackage
import TestSupport
import Testing

/// A virtual environment is understood by its files; its interpreter, which would fail here, is not
/// started.
@Suite struct VirtualEnvironmentTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func environment(
    _ configuration: String,
    sites: [String] = ["lib/python3.12/site-packages"]
  ) throws -> PythonEnvironment {
    try folder.makeEnvironment("v", configuration, sites: sites)
    return try folder.find(PythonRequest(python: "./v"))
  }

  @Test func tellsAll() throws {
    let found = try environment("version = 3.12.1\ninclude-system-site-packages = false")
    let prefix = folder.path.pushing("v")
    #expect(found.interpreter == prefix.pushing("bin/python"))
    #expect(found.prefix == prefix)
    #expect(found.scheme.purelib == prefix.pushing("lib/python3.12/site-packages"))
    #expect(found.scheme.platlib == found.scheme.purelib)
    #expect(found.siteFolders == [found.scheme.purelib])
    #expect(found.scheme.scripts == prefix.appending("bin"))
    #expect(found.scheme.headers == prefix.pushing("include/site/python3.12"))
    #expect(found.scheme.data == prefix)
    #expect(found.version.rendered() == "3.12.1")
    #expect(found.markers[.pythonVersion] == "3.12")
    #expect(found.markers[.implementationVersion] == "3.12.1")
    #expect(found.isVirtual && !found.isRelocatable && !found.includesSystemSite)
    #expect(found.externallyManaged == nil)
    #expect(found.reason == "`--python ./v`")
  }

  @Test(arguments: [
    ("version = 3.12.1", "lib/python3.12/site-packages", "cpython", false),
    ("version_info = 3.13.0.final.0", "lib/python3.13t/site-packages", "cpython", true),
    ("version = 3.12.1", "lib/python3.12/dist-packages", "cpython", false),
    ("version = 3.10.14", "lib/pypy3.10/site-packages", "pypy", false),
    (
      "version_info = 3.10.14\nimplementation = PyPy", "lib/pypy3.10/site-packages", "pypy", false
    ),
  ])
  func knowsLayouts(
    configuration: String,
    site: String,
    implementation: String,
    free: Bool
  ) throws {
    let found = try environment(configuration, sites: [site])
    #expect(found.scheme.purelib == folder.path.pushing("v").pushing(FilePath(site)))
    #expect(found.implementation == implementation)
    #expect(found.markers[.implementationName] == implementation)
    #expect(found.isFreeThreaded == free)
  }

  @Test func takesTheVersionThatIsNamed() throws {
    let found = try environment(
      "version = 3.12.1",
      sites: ["lib/python3.11/site-packages", "lib/python3.12/site-packages", "lib/python3.1/x"]
    )
    #expect(found.scheme.purelib.string.hasSuffix("v/lib/python3.12/site-packages"))
  }

  /// Fedora's interpreters keep machine code in another folder; most others make a link of it.
  @Test func knowsASecondFolder() throws {
    let sites = ["lib/python3.12/site-packages", "lib64/python3.12/site-packages"]
    let found = try environment("version = 3.12.1", sites: sites)
    #expect(found.siteFolders == sites.map { folder.path.pushing("v").pushing(FilePath($0)) })

    try folder.makeEnvironment("w", "version = 3.12.1")
    try folder.link("w/lib64", to: "lib")
    #expect(try folder.find(PythonRequest(python: "w/")).siteFolders.count == 1)
  }

  @Test func takesTheInterpreterAsNamed() throws {
    try folder.makeEnvironment("v", "version = 3.12.1\nrelocatable = true")
    try folder.link("v/bin/python3", to: "python")
    try folder.link("other", to: "v")
    let found = try folder.find(PythonRequest(python: "other/../v/bin/python3"))
    #expect(found.interpreter == folder.path.pushing("v/bin/python3"))
    #expect(found.prefix == folder.path.pushing("v"))
    #expect(found.isRelocatable)
    let link = try folder.find(PythonRequest(python: "./other"))
    #expect(link.interpreter == folder.path.pushing("other/bin/python"))
  }

  @Test func refusesALostInterpreter() throws {
    try folder.makeEnvironment("v", "version = 3.12.1")
    try FileManager.default.removeItem(atPath: folder.path.pushing("v/bin/python").string)
    try folder.link("v/bin/python", to: "/nowhere/python3.12")
    for python in ["./v", "v/bin/python"] {
      let error = #expect(throws: EditableError.self) {
        try folder.find(PythonRequest(python: python))
      }
      #expect(error?.code == "broken-environment")
      #expect(error?.problems.first?.message.contains("`/nowhere/python3.12`") == true)
    }
  }

  /// Where the files leave a doubt, the interpreter is asked.
  @Test(arguments: [
    ("home = /usr/bin", ["lib/python3.12/site-packages"]),
    ("version = 3.12", ["lib/python3.12/site-packages"]),
    ("version = 3.12.1", ["lib/python3.11/site-packages"]),
    ("version = 3.12.1", ["lib/python3.12/nothing"]),
    ("version = 3.12.1", ["lib/python3.12/site-packages", "lib/python3.12t/site-packages"]),
    ("version = 3.12.1\nimplementation = GraalVM", ["lib/python3.12/site-packages"]),
    ("version = 3.12.1\nhome = /opt/graalpy-24/bin", ["lib/python3.12/site-packages"]),
  ])
  func asksInDoubt(configuration: String, sites: [String]) throws {
    try folder.makeEnvironment("v", configuration, sites: sites)
    try folder.makeInterpreter("v/bin/python", changing: ["base_prefix": "/usr"])
    let found = try folder.find(PythonRequest(python: "./v"))
    #expect(folder.timesAsked == 1)
    #expect(found.isVirtual)
    #expect(found.scheme.headers == folder.path.pushing("v/include/site/python3.12"))
  }

  /// An interpreter that was replaced after the environment was made can have another version.
  @Test func asksAnUpgradedInterpreter() throws {
    try folder.makeEnvironment("v", "version = 3.12.1")
    try folder.makeInterpreter("v/bin/python", version: "3.12.7")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -3600)],
      ofItemAtPath: folder.path.pushing("v/pyvenv.cfg").string
    )
    #expect(try folder.find(PythonRequest(python: "./v")).version.rendered() == "3.12.7")
  }
}
