import Editable
import Foundation
import Packaging
import SystemPackage
import TestSupport
import Testing

/// The hooks: the wheel and the prepared metadata agree, the source is only read, and a failure leaves nothing.
@Suite struct BuildBackendTests {
  static let files = [
    "pyproject.toml": """
    [project]
    name = "demo"
    version = "1.0"
    readme = "README.md"
    license-files = ["LICENSE"]
    scripts = { demo = "demo:main" }
    """,
    "README.md": "# demo\n", "LICENSE": "MIT\n", "src/demo.py": "def main(): pass\n",
  ]

  private func backend(_ folder: TemporaryFolder) throws -> BuildBackend {
    try BuildBackend(SourceTree(at: folder.path))
  }

  @Test func writesOneWheel() throws {
    let source = try TemporaryFolder(Self.files)
    let before = try source.contents()
    let out = try TemporaryFolder()
    let wheel = try backend(source).buildEditable(into: out.path.appending("new"))
    #expect(wheel.lastComponent?.string == "demo-1.0-py3-none-any.whl")
    #expect(try out.contents() == ["new", "new/demo-1.0-py3-none-any.whl"])
    #expect(try source.contents() == before)
  }

  @Test func agreesWithPreparedMetadata() throws {
    let source = try TemporaryFolder(Self.files)
    let out = try TemporaryFolder()
    let prepared = try backend(source).prepareMetadata(into: out.path)
    #expect(prepared.lastComponent?.string == "demo-1.0.dist-info")
    // A frontend may leave files of its own there.
    try out.write("pip\n", to: "demo-1.0.dist-info/INSTALLER")
    _ = try backend(source).buildEditable(into: out.path, prepared: prepared)
    #expect(try out.contents().contains("demo-1.0-py3-none-any.whl"))
  }

  @Test(arguments: [
    (
      "README.md", "# changed\n",
      "line 7 of `METADATA` was prepared as `# demo`, now it is `# changed`"
    ),
    (
      "pyproject.toml",
      files["pyproject.toml", default: ""].replacing("demo:main", with: "demo:run"),
      "line 2 of `entry_points.txt` was prepared as `demo = demo:main`, now it is `demo = demo:run`"
    ),
    (
      "pyproject.toml",
      files["pyproject.toml", default: ""].replacing("scripts", with: "#scripts"),
      "line 1 of `entry_points.txt` was prepared as `[console_scripts]`, now it is nothing"
    ),
    (
      "pyproject.toml",
      files["pyproject.toml", default: ""].replacing("1.0", with: "1.1"),
      "it was prepared as `demo-1.0.dist-info`, now it is `demo-1.1.dist-info`"
    ),
  ])
  func refusesWhatChanged(file: String, text: String, difference: String) throws {
    let source = try TemporaryFolder(Self.files)
    let out = try TemporaryFolder()
    let prepared = try backend(source).prepareMetadata(into: out.path)
    let before = try out.contents()
    try source.write(text, to: file)
    let error = #expect(throws: EditableError.self) {
      try backend(source).buildEditable(into: out.path, prepared: prepared)
    }
    #expect(error?.code == "metadata-changed")
    #expect(error?.problems.first?.message.hasSuffix(difference) == true)
    #expect(try out.contents() == before)
  }

  @Test func anotherFolderAnotherPath() throws {
    let folders = try [TemporaryFolder(Self.files), TemporaryFolder(Self.files)]
    let one = try SourceTree(at: folders[0].path)
    let two = try SourceTree(at: folders[1].path)
    let pairs = zip(one.editableWheel.entries, two.editableWheel.entries)
    #expect(
      pairs.filter { $0 != $1 }.map { $0.0.path } == ["demo.pth", "demo-1.0.dist-info/RECORD"]
    )
  }
}
