import Editable
import Foundation
import Packaging
import SystemPackage
import TestSupport
import Testing

/// What can be wrong with the files that a project refers to, and where its folder is looked for.
@Suite struct SourceTreeTests {
  private static let head = "[project]\nname = \"demo\"\nversion = \"1\"\n"

  private func problems(_ keys: String, _ files: [String: [UInt8]] = [:]) throws -> [Problem] {
    let folder = try TemporaryFolder(["src/demo.py": "", "pyproject.toml": Self.head + keys])
    for (name, bytes) in files { try folder.write(bytes, to: name) }
    do {
      return try SourceTree(at: folder.path).warnings
    } catch {
      return error.problems
    }
  }

  @Test func folderOrFile() throws {
    let folder = try TemporaryFolder(["src/demo.py": "", "pyproject.toml": Self.head])
    let byFolder = try SourceTree(at: folder.path)
    let byFile = try SourceTree(at: folder.path.appending("pyproject.toml"))
    #expect(byFolder.folder == byFile.folder)
  }

  @Test func noProject() throws {
    let folder = try TemporaryFolder(["file": ""])
    for (path, message) in [
      (folder.path, "has no `pyproject.toml`"),
      (folder.path.appending("missing"), "does not exist"),
      (folder.path.appending("file"), "is not a folder"),
    ] {
      let error = #expect(throws: EditableError.self) { try SourceTree(at: path) }
      #expect(error?.code == "no-project")
      #expect(error?.problems.first?.message.hasSuffix(message) == true)
    }
  }

  @Test func readmeThatIsNotThere() throws {
    let found = try problems("readme = \"ReadMe.md\"\n", ["README.rst": []])
    #expect(found.map(\.code) == ["missing-file"])
    #expect(found.first?.location?.line == 4)
    #expect(found.first?.hint == "did you mean `README.rst`?")
  }

  @Test func readmeThatIsNotUTF8() throws {
    let found = try problems("readme = \"README.md\"\n", ["README.md": [0x61, 0x0A, 0xE9, 0x0A]])
    #expect(found.map(\.code) == ["not-utf-8"])
    #expect(found.first?.message.contains("line 2") == true)
  }

  @Test func readmeThatIsAFolder() throws {
    #expect(try problems("readme = \"src.md\"\n", ["src.md/x": []]).map(\.code) == ["missing-file"])
  }

  @Test func readmeOutsideOfTheProject() throws {
    let folder = try TemporaryFolder([
      "README.md": "", "p/src/demo.py": "",
      "p/pyproject.toml": Self.head + "readme = \"../README.md\"\n",
    ])
    let error = #expect(throws: EditableError.self) {
      try SourceTree(at: folder.path.appending("p"))
    }
    #expect(error?.problems.map(\.code) == ["file-outside-project"])
  }

  @Test func backendPathStaysInside() throws {
    let key = "[build-system]\nrequires = []\nbackend-path = [\"src\", \"missing\", \"link\"]\n"
    let outside = try TemporaryFolder()
    let folder = try TemporaryFolder(["src/demo.py": "", "pyproject.toml": Self.head + key])
    try folder.link("link", to: outside.path.string)
    let error = #expect(throws: EditableError.self) { try SourceTree(at: folder.path) }
    #expect(error?.problems.map(\.code) == ["missing-backend-path", "missing-backend-path"])
    #expect(error?.problems.compactMap(\.location?.column) == [24, 35])
  }

  @Test func byteOrderMarkOfAReadmeIsNotText() throws {
    let folder = try TemporaryFolder([
      "src/demo.py": "", "pyproject.toml": Self.head + "readme = \"README.md\"\n",
    ])
    try folder.write([0xEF, 0xBB, 0xBF, 0x61], to: "README.md")
    #expect(try SourceTree(at: folder.path).files.readme == "a")
  }

  @Test func askedForLicensesHaveToBeFit() throws {
    let key = "license-files = [\"LICENSE*\", \"NOTHING\"]\n"
    let found = try problems(key, ["LICENSE": [0xFF], "LICENSE\n2": [0x61]])
    #expect(found.allSatisfy { $0.severity == .error })
    #expect(
      Set(found.map(\.code)) == ["not-utf-8", "unusable-file-name", "unmatched-license-files"]
    )
  }

  @Test func usualLicensesAreLeftOutIfUnfit() throws {
    let found = try problems("", ["LICENSE": [0xFF], "COPYING": [0x61]])
    #expect(found.map(\.code) == ["not-utf-8"])
    #expect(found.allSatisfy { $0.severity == .warning })
  }

  @Test func licenseOutsideOfTheProject() throws {
    let outside = try TemporaryFolder(["LICENSE": "MIT\n"])
    let folder = try TemporaryFolder([
      "src/demo.py": "", "pyproject.toml": Self.head + "license-files = [\"LICENSE\"]\n",
    ])
    try folder.link("LICENSE", to: outside.path.appending("LICENSE").string)
    let error = #expect(throws: EditableError.self) { try SourceTree(at: folder.path) }
    #expect(error?.problems.map(\.code) == ["file-outside-project"])
  }

  /// A link to a folder above leads in circles; a pattern that names a link follows it.
  @Test func licensesBehindLinks() throws {
    let key = "license-files = [\"**/LICENSE\", \"named/*.txt\"]\n"
    let folder = try TemporaryFolder([
      "src/demo.py": "", "a/b/LICENSE": "1\n", "c/d.txt": "2\n",
      "pyproject.toml": Self.head + key,
    ])
    try folder.link("loop", to: ".")
    try folder.link("named", to: "c")
    let tree = try SourceTree(at: folder.path)
    #expect(tree.files.licenseFiles.map(\.path) == ["a/b/LICENSE", "named/d.txt"])
  }

  @Test func everyProblemInOneRun() throws {
    let keys =
      "readme = \"NO.md\"\nlicense-files = [\"NO\"]\nkeyword = []\n[tool.editable]\nroots = [\"no\"]\n"
    let found = try problems(keys)
    #expect(
      found.map(\.code)
        == ["missing-file", "unmatched-license-files", "unknown-key", "missing-root"]
    )
    #expect(found.map { $0.location?.line } == [4, 5, 6, 8])
  }
}
