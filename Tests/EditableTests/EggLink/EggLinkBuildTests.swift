import Editable
import Foundation
import Packaging
import SystemPackage
import TestSupport
import Testing

/// What is built is what would be installed, in one folder.
@Suite struct EggLinkBuildTests {
  @Test func writesTheSet() throws {
    let scene = try EggLinkScene()
    let build = try EggLinkBuild(SourceTree(at: scene.folder.path.appending("p")))
    let out = scene.folder.path.appending("out")
    let link = try build.write(into: out)
    #expect(link == out.appending("demo.egg-link"))
    for entry in build.plan.entries {
      #expect(try scene.folder.bytes(of: "out/\(entry.path)") == entry.bytes)
    }
    let written = try scene.folder.contents().filter { $0.hasPrefix("out/") }
    #expect(written.count == build.plan.entries.count + 1)
    #expect(try scene.sources() == ["demo"])
  }

  /// Several projects can be built into one folder.
  @Test func keepsOtherLines() throws {
    let scene = try EggLinkScene(["out/easy-install.pth": "/x\r\n/y"])
    let build = try EggLinkBuild(SourceTree(at: scene.folder.path.appending("p")))
    for _ in 0..<2 { _ = try build.write(into: scene.folder.path.appending("out")) }
    let lines = try scene.text("out/easy-install.pth")
    #expect(lines.utf8.elementsEqual("/x\r\n/y\r\n\(scene.source)\r\n".utf8))
  }

  @Test(arguments: [
    (
      ["src/demo/__init__.py", "src/demo/sub/a.py", "src/more.py", "src/demo/data.txt"],
      "demo\nmore\n", "src"
    ),
    (["demo/__init__.py", "demo/py.typed", "tests/test_a.py", "setup.py"], "demo\n", ""),
    (["demo.py", "other/x.txt"], "demo\n", ""),
  ])
  func layouts(files: [String], modules: String, root: String) throws {
    let folder = try TemporaryFolder(["pyproject.toml": EggLinkScene.project()])
    for file in files { try folder.write("", to: file) }
    let plan = try EggLinkBuild(SourceTree(at: folder.path)).plan
    let texts = Dictionary(uniqueKeysWithValues: plan.metadata.map { ($0.path, $0.bytes) })
    #expect(texts["demo.egg-info/top_level.txt"] == Array(modules.utf8))
    #expect(FilePath(plan.link.folder) == folder.path.pushing(FilePath(root)))
    let sources = String(decoding: texts["demo.egg-info/SOURCES.txt"] ?? [], as: UTF8.self)
      .split(separator: "\n").map(String.init)
    let listed = files.filter { !$0.hasSuffix(".txt") } + ["pyproject.toml"]
    #expect(sources.filter { !$0.contains(".egg-info/") }.sorted() == listed.sorted())
  }
}
