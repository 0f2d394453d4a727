import EditableSystem
import Foundation
import Packaging
import SystemPackage
import TestSupport
import Testing

/// What the interpreters of this machine say of their environments is what is found without them.
@Suite struct RealInterpreterTests {
  /// The interpreters of the system and of `pyenv`, from 3.9 on, each of another version.
  private static let interpreters: [String] = {
    let versions = FilePath(NSHomeDirectory()).pushing(".pyenv/versions")
    let names = (try? versions.names()) ?? []
    let managed = names.filter { name in
      !["2", "3.6", "3.7", "3.8"].contains { name.string.hasPrefix($0) }
    }.map { versions.appending($0).pushing("bin/python3").string }
    return (["/usr/bin/python3"] + managed).filter {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }()

  /// The variables as the `packaging` library computes them, and the folders as `pip` does.
  private static let question = """
    import os, platform, sys, sysconfig
    paths = sysconfig.get_paths()
    include = paths["include"]
    if sys.prefix != sys.base_prefix:
        include = os.path.join(sys.prefix, "include", "site", "python%d.%d" % sys.version_info[:2])
    print(sys.executable, paths["purelib"], paths["platlib"], paths["scripts"], include,
        paths["data"], os.name, sys.platform, platform.machine(),
        platform.python_implementation(), platform.release(), platform.system(),
        platform.version(), ".".join(platform.python_version_tuple()[:2]),
        platform.python_version(), sys.implementation.name,
        "%d.%d.%d" % tuple(sys.implementation.version[:3]), sep="\\n")
    """

  private func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: output, as: UTF8.self)
  }

  private func lines(_ found: PythonEnvironment) -> String {
    let scheme = found.scheme
    let folders = [
      found.interpreter, scheme.purelib, scheme.platlib, scheme.scripts, scheme.headers,
      scheme.data,
    ]
    let markers: [Marker.Variable] = [
      .osName, .sysPlatform, .platformMachine, .platformPythonImplementation, .platformRelease,
      .platformSystem, .platformVersion, .pythonVersion, .pythonFullVersion, .implementationName,
      .implementationVersion,
    ]
    return (folders.map(\.string) + markers.map { found.markers[$0] ?? "nothing" })
      .map { $0 + "\n" }.joined()
  }

  @Test(
    .enabled(if: !interpreters.isEmpty, "no interpreter was found on this machine"),
    arguments: interpreters
  )
  func tellsTheSame(interpreter: String) throws {
    let folder = try TemporaryFolder()
    let itself = try folder.find(
      PythonRequest(python: interpreter, breakSystemPackages: true),
      cached: true
    )
    let expected = try run(interpreter, ["-I", "-c", Self.question])
    #expect(lines(itself) == expected)
    #expect(!itself.isVirtual)
    let recalled = try folder.find(
      PythonRequest(python: interpreter, breakSystemPackages: true),
      cached: true
    )
    #expect(lines(recalled) == expected)

    for options in [[], ["--system-site-packages"], ["--copies"]] {
      let name = "v\(options.joined())"
      let prefix = folder.path.appending(name)
      _ = try run(interpreter, ["-m", "venv", "--without-pip"] + options + [prefix.string])
      let found = try folder.find(variables: ["VIRTUAL_ENV": prefix.string])
      let expected = try run(prefix.pushing("bin/python").string, ["-I", "-c", Self.question])
      #expect(lines(found) == expected)
      #expect(found.isVirtual)
      #expect(found.includesSystemSite == (options == ["--system-site-packages"]))
    }
  }

  @Test(
    .enabled(
      if: FilePath("/usr/lib/python3.11/EXTERNALLY-MANAGED").kind() == .file,
      "no Debian 12 with its own Python"
    )
  )
  func debianMinds() throws {
    let folder = try TemporaryFolder()
    let found = try folder.find(PythonRequest(python: "/usr/bin/python3.11"))
    #expect(found.scheme.purelib == "/usr/local/lib/python3.11/dist-packages")
    #expect(found.externallyManaged?.note?.hasPrefix("To install Python packages") == true)
    let elsewhere = try folder.find(PythonRequest(python: "/usr/bin/python3.11", prefix: "/p"))
    #expect(elsewhere.scheme.purelib == "/p/lib/python3.11/site-packages")
    #expect(elsewhere.externallyManaged == nil)
  }
}
