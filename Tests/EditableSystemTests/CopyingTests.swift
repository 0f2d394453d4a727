import EditableSystem
import Packaging
import SystemPackage
import TestSupport
import Testing

/// A copy of a folder is what the folder was, and nothing in it leads back.
@Suite struct CopyingTests {
  @Test func copies() throws {
    let folder = try TemporaryFolder([
      "project/a/b.py": "text", "project/skip/c": "", "outside": "",
    ])
    try folder.link("project/inside", to: "a/b.py")
    try folder.link("project/a/outside", to: "../../outside")
    try folder.link("project/a/gone", to: "nowhere")
    try folder.link("project/loop", to: "loop")
    try folder.link("project/self", to: ".")
    let (source, copy) = (folder.path.appending("project"), folder.path.appending("copy"))
    try source.copyTree(to: copy) { $0.lastComponent == "skip" }

    #expect(try copy.names().map(\.string) == ["a", "inside", "loop", "self"])
    #expect(try folder.bytes(of: "copy/a/b.py") == Array("text".utf8))
    #expect(copy.appending("inside").linkTarget == "a/b.py")
    #expect(copy.pushing("a/outside").linkTarget == folder.path.appending("outside"))
    #expect(copy.pushing("a/gone").linkTarget == "nowhere")
    #expect(copy.appending("self").linkTarget == ".")
  }

  @Test func keepsModes() throws {
    let folder = try TemporaryFolder(["project/run": "#!/bin/sh\n"])
    let file = folder.path.pushing("project/run")
    let result = try FilePath("/bin/chmod").run(["0755", file.string], within: 10)
    #expect(result.status == 0)
    try folder.path.appending("project").copyTree(to: folder.path.appending("copy")) { _ in false }
    #expect(folder.path.pushing("copy/run").status()?.isExecutable == true)
  }

  @Test func programsGetOtherVariables() throws {
    let result = try FilePath("/usr/bin/env").run(
      [],
      variables: ["EDITABLE_ONE": "1", "HOME": nil],
      within: 10
    )
    let lines = String(decoding: result.output, as: UTF8.self).split(separator: "\n")
    #expect(lines.contains("EDITABLE_ONE=1"))
    #expect(!lines.contains { $0.hasPrefix("HOME=") })
    #expect(lines.contains { $0.hasPrefix("PATH=") })
  }

  @Test func temporaryFoldersGo() throws {
    var tree: TemporaryTree? = try TemporaryTree.make()
    let path = try #require(tree?.path)
    try path.appending("a").create(with: [])
    #expect(path.kind() == .folder)
    tree = nil
    #expect(path.kind() == nil)
  }
}
