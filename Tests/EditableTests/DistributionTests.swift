import Editable
import EditableSystem
import Foundation
import Packaging
import SystemPackage
import TestSupport
import Testing

/// A wheel for distribution holds a folder as it is, and reads as it was planned.
@Suite struct DistributionTests {
  private static let project = """
    [project]
    name = "Demo.Tool"
    version = "1.0"
    requires-python = ">=3.9"
    dependencies = ["rich>=13"]
    """
  private static let tags = "py3-none-manylinux_2_17_x86_64.musllinux_1_1_x86_64"

  private func plan(_ files: [String: String]) throws -> (WheelPlan, TemporaryFolder) {
    let folder = try TemporaryFolder(files)
    try folder.write(Self.project, to: "project/pyproject.toml")
    try folder.write("", to: "project/demo_tool.py")
    let script = folder.path.pushing("tree/demo_tool-1.0.data/scripts/demo")
    if script.kind() != nil {
      try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: script.string)
    }
    let plan = try SourceTree(at: folder.path.appending("project"))
      .wheel(holding: folder.path.appending("tree"), tags: WheelTags(parsing: Self.tags))
    return (plan, folder)
  }

  @Test func holdsTheFolder() throws {
    let text = String(repeating: "tide ", count: 10_000)
    let (plan, folder) = try plan([
      "tree/demo_tool/__init__.py": text,
      "tree/demo_tool-1.0.data/scripts/demo": "#!/bin/sh\n",
      "tree/demo_tool-1.0.dist-info/sboms/demo.cdx.json": "{}",
    ])
    #expect(plan.name.fileName == "demo_tool-1.0-\(Self.tags).whl")
    #expect(
      plan.entries.map(\.path) == [
        "demo_tool/__init__.py",
        "demo_tool-1.0.data/scripts/demo",
        "demo_tool-1.0.dist-info/sboms/demo.cdx.json",
        "demo_tool-1.0.dist-info/METADATA",
        "demo_tool-1.0.dist-info/WHEEL",
        "demo_tool-1.0.dist-info/RECORD",
      ]
    )
    #expect(plan.entries.filter(\.isExecutable).map(\.path) == ["demo_tool-1.0.data/scripts/demo"])

    let archive = try plan.archive(at: .earliest, isCompressed: true)
    #expect(archive.count < text.utf8.count / 10)
    #expect(archive == (try plan.archive(at: .earliest, isCompressed: true)))
    let path = folder.path.appending(plan.name.fileName)
    try path.replace(with: archive)
    let manifest = try WheelArchive(at: path).unpack(into: folder.path.appending("out"))
    #expect(manifest.files == plan.manifest.files)
    #expect(!manifest.rootIsPurelib)
    #expect(manifest.requirements == ["rich>=13"])
    #expect(try folder.bytes(of: "out/demo_tool/__init__.py") == Array(text.utf8))
  }

  @Test func tagsAreThoseOfTheWheelFile() throws {
    let (plan, _) = try plan(["tree/demo_tool.py": ""])
    let file = try #require(plan.entries.first { $0.path.hasSuffix("/WHEEL") })
    let text = String(decoding: file.bytes, as: UTF8.self)
    #expect(text.contains("Root-Is-Purelib: false\n"))
    #expect(
      text.hasSuffix(
        "Tag: py3-none-manylinux_2_17_x86_64\nTag: py3-none-musllinux_1_1_x86_64\n"
      )
    )
  }

  @Test func namesThatNoWheelHas() throws {
    let error = #expect(throws: EditableError.self) { try plan(["tree/a\\b.py": ""]) }
    #expect(error?.code == "unsafe-path")
    let missing = #expect(throws: EditableError.self) { try plan([:]) }
    #expect(missing?.code == "cannot-read")
  }
}
