import Editable
import Foundation
import Packaging
import SystemPackage
import Testing

/// Every folder of `testdata/projects` is a project, and its folder `expected` holds what comes of
/// it: the problems, the entries of the wheel and the texts of those that are made. A new case is a
/// new folder.
///
/// `EDITABLE_RECORD=1` writes the folders anew, and fails so that nothing new goes unseen.
@Suite struct GoldenTests {
  private static let projects = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("testdata/projects")

  static let cases: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: projects.path)) ?? []).sorted()

  @Test func thereAreCases() { #expect(Self.cases.count > 20) }

  @Test(arguments: cases) func project(_ name: String) throws {
    let folder = Self.projects.appendingPathComponent(name)
    let made = Self.outcome(of: folder)
    let expectedFolder = folder.appendingPathComponent("expected")
    if ProcessInfo.processInfo.environment["EDITABLE_RECORD"] == "1" {
      try Self.record(made, in: expectedFolder)
      Issue.record("recorded \(name)")
      return
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: expectedFolder.path)
    #expect(files.sorted() == made.keys.sorted())
    for file in files.sorted() {
      let bytes = try Data(contentsOf: expectedFolder.appendingPathComponent(file))
      #expect(made[file] == String(decoding: bytes, as: UTF8.self), "\(name)/expected/\(file)")
    }
  }

  /// What comes of a project, by the names of the files that hold it.
  private static func outcome(of folder: URL) -> [String: String] {
    func neutral(_ text: String) -> String {
      text.replacingOccurrences(of: folder.path, with: "{project}")
    }
    func text(of problems: [Problem]) -> String {
      neutral(problems.map { "[\($0.code.rawValue)] \($0.rendered())" }.joined(separator: "\n"))
    }
    do {
      let tree = try SourceTree(at: FilePath(folder.path))
      let plan = tree.editableWheel
      var files = ["problems.txt": text(of: tree.warnings)]
      files["entries.txt"] = plan.entries.map { $0.path + "\n" }.joined()
      for entry in plan.entries where !entry.path.contains("/licenses/") {
        let name = String(entry.path.split(separator: "/").last ?? "")
        if ["WHEEL", "RECORD"].contains(name) { continue }
        files[name] = neutral(String(decoding: entry.bytes, as: UTF8.self))
      }
      return files
    } catch {
      return ["problems.txt": text(of: error.problems)]
    }
  }

  private static func record(_ files: [String: String], in folder: URL) throws {
    try? FileManager.default.removeItem(at: folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
  }
}
