import Editable
import EditableSystem
import Foundation
import Packaging
import SystemPackage
import TestSupport

/// A project, environments that are only made of files, and what is done with them.
struct EggLinkScene {
  let folder: TemporaryFolder
  let cache: Cache

  init(_ files: [String: String] = [:]) throws {
    folder = try TemporaryFolder(
      [
        "p/src/demo/__init__.py": "", "p/pyproject.toml": Self.project(),
        "v/pyvenv.cfg": "version = 3.12.1\n", "v/bin/python": "",
        "v/lib/python3.12/site-packages/other.py": "",
        "w/pyvenv.cfg": "version = 3.12.1\n", "w/bin/python": "",
        "w/lib/python3.12/site-packages/other.py": "",
      ].merging(files) { $1 }
    )
    cache = try Cache.temporary()
  }

  /// A `pyproject.toml` of the project `demo` with a script.
  static func project(_ keys: String = "", version: String = "1.0", script: String = "demo")
    -> String
  {
    "[build-system]\nrequires = [\"editable\"]\nbuild-backend = \"editable\"\n"
      + "[project]\nname = \"demo\"\nversion = \"\(version)\"\n\(keys)\n"
      + "[project.scripts]\n\(script) = \"demo:main\"\n"
  }

  func environment(_ name: String = "v") throws -> PythonEnvironment {
    try PythonEnvironment.find(
      PythonRequest(python: folder.path.appending(name).string),
      currentFolder: folder.path,
      cache: cache
    )
  }

  @discardableResult
  func install(
    _ layout: InstallLayout = .eggLink,
    _ project: String = "p",
    into name: String = "v",
    _ change: (inout InstallOptions) -> Void = { _ in }
  ) throws -> InstallReport {
    var options = InstallOptions()
    change(&options)
    let installer = Installer(try environment(name), cache: cache, options: options)
    let path = folder.path.appending(project)
    return try installer.install(SourceReader(cache: cache).request(for: path, as: layout))
  }

  @discardableResult
  func uninstall(_ name: String = "demo", from environment: String = "v") throws
    -> Uninstaller.Report
  {
    try Uninstaller(self.environment(environment), cache: cache)
      .uninstall(ProjectName(parsing: name))
  }

  /// What is in the folder of installed packages, besides what was there.
  func site(_ name: String = "v") throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: folder.path.pushing(FilePath("\(name)/lib/python3.12/site-packages")).string
    ).filter { $0 != "other.py" }.sorted()
  }

  /// What is in the folder of scripts.
  func scripts(_ name: String = "v") throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: folder.path.pushing(FilePath("\(name)/bin")).string
    ).sorted()
  }

  /// What is in the folder of the sources.
  func sources() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path.pushing("p/src").string)
      .sorted()
  }

  func text(_ name: String) throws -> String {
    String(decoding: try folder.bytes(of: name), as: UTF8.self)
  }

  /// The lines of an `easy-install.pth`.
  func lines(_ name: String = "v") throws -> String {
    try text("\(name)/lib/python3.12/site-packages/easy-install.pth")
  }

  var source: String { folder.path.pushing("p/src").string }
}
