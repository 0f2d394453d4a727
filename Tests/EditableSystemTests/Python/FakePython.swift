import EditableSystem
import Foundation
import SystemPackage
import TestSupport

/// Environments and interpreters that are only made of files.
extension TemporaryFolder {
  /// Makes a virtual environment whose interpreter would do nothing.
  ///
  /// - Parameters:
  ///   - name: its path in the folder.
  ///   - configuration: the lines of `pyvenv.cfg`.
  ///   - sites: the site-packages folders, as paths in the environment.
  func makeEnvironment(
    _ name: String,
    _ configuration: String,
    sites: [String] = ["lib/python3.12/site-packages"]
  ) throws {
    try makeProgram("\(name)/bin/python", "exit 3")
    try write(configuration + "\n", to: "\(name)/pyvenv.cfg")
    for site in sites { try write("", to: "\(name)/\(site)/module.py") }
  }

  /// Makes a program that a shell runs.
  func makeProgram(_ name: String, _ script: String) throws {
    try write("#!/bin/sh\n\(script)\n", to: name)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755],
      ofItemAtPath: path.pushing(FilePath(name)).string
    )
  }

  /// Makes an interpreter that answers as one of CPython does, and notes in `asked` that it was
  /// asked.
  func makeInterpreter(
    _ name: String,
    version: String = "3.12.1",
    implementation: String = "cpython",
    changing changes: [String: String] = [:]
  ) throws {
    let prefix = path.pushing(FilePath(name)).removingLastComponent().removingLastComponent()
    let short = version.split(separator: ".").prefix(2).joined(separator: ".")
    var values = [
      "executable": path.pushing(FilePath(name)).string, "prefix": prefix.string,
      "base_prefix": prefix.string, "stdlib": prefix.appending("lib").string,
      "python_version": short, "python_full_version": version,
      "implementation_name": implementation,
    ]
    for (kind, root) in [
      ("default", prefix.string + "/"), ("prefix", ""), ("user", ""), ("home", "home/"),
    ] {
      values["\(kind).purelib"] = "\(root)lib/python\(short)/site-packages"
      values["\(kind).platlib"] = "\(root)lib64/python\(short)/site-packages"
      values["\(kind).scripts"] = "\(root)bin"
      values["\(kind).include"] = "\(root)include/python\(short)"
      values["\(kind).data"] = root.isEmpty ? "." : root
    }
    values.merge(changes) { $1 }
    let entries = values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    try makeProgram(
      name,
      """
      echo asked >> '\(path.appending("asked"))'
      echo noise of a start-up file
      printf 'editable-interpreter=1\\0'
      printf '%s\\0' \(entries.map { "'\($0)'" }.joined(separator: " ")) end=
      """
    )
  }

  /// How often interpreters were asked.
  var timesAsked: Int {
    (try? bytes(of: "asked"))?.count { $0 == UInt8(ascii: "\n") } ?? 0
  }

  /// Finds an environment from here.
  func find(
    _ request: PythonRequest = PythonRequest(),
    in folder: String = "",
    cached: Bool = false,
    variables: [String: String] = [:]
  ) throws -> PythonEnvironment {
    try PythonEnvironment.find(
      request,
      currentFolder: path.pushing(FilePath(folder)),
      cache: cached ? Cache(at: path.appending("cache")) : nil,
      variable: { variables[$0] }
    )
  }
}
