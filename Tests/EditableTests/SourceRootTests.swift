import Editable
import Packaging
import SystemPackage
import TestSupport
import Testing

/// Where `import` has to look: found by the module that the name implies, or said by the project.
@Suite struct SourceRootTests {
  private func roots(
    name: String,
    extra: String = "",
    _ files: [String]
  ) throws -> (roots: [String], warnings: [Problem.Code]) {
    let folder = try TemporaryFolder()
    for file in files { try folder.write("", to: file) }
    try folder.write(
      "[project]\nname = \"\(name)\"\nversion = \"1\"\n\(extra)",
      to: "pyproject.toml"
    )
    let tree = try SourceTree(at: folder.path)
    let roots = (tree.startup?.folders ?? []).map { root in
      root == folder.path.string ? "." : String(root.dropFirst(folder.path.string.count + 1))
    }
    return (roots, tree.warnings.map(\.code))
  }

  @Test(arguments: [
    ("demo", ["src/demo/__init__.py"], "src"),
    ("demo", ["src/demo.py"], "src"),
    ("demo", ["src/demo.pyi"], "src"),
    ("demo", ["src/demo.cpython-312-x86_64-linux-gnu.so"], "src"),
    ("Demo.Pkg", ["src/demo_pkg/__init__.py"], "src"),
    ("Demo.Pkg", ["src/Demo/pkg.py"], "src"),
    ("a-b-c", ["src/a/b/c/__init__.py"], "src"),
    ("a-b-c", ["src/a/b_c.py"], "src"),
    ("a-b-c", ["src/a_b/c/module.py"], "src"),
    ("demo", ["src/demo/inner/__init__.py"], "src"),
    ("demo-stubs", ["src/demo-stubs/__init__.pyi"], "src"),
    ("types-demo", ["src/demo-stubs/inner/__init__.pyi"], "src"),
    ("demo", ["demo/__init__.py"], "."),
    ("demo", ["demo.py"], "."),
    ("demo", ["src/other/__init__.py", "demo/__init__.py"], "."),
    ("src", ["src/__init__.py"], "."),
  ])
  func detected(name: String, files: [String], root: String) throws {
    #expect(try roots(name: name, files).roots == [root])
  }

  @Test(arguments: [
    ("demo", ["other/__init__.py"]),
    ("demo", ["src/other.py"]),
    ("demo", ["src/demo/README.md"]),
    ("demo", ["demo.txt"]),
    ("my-pkg", ["my-pkg/__init__.py"]),
    ("class", ["class/__init__.py"]),
    ("demo", ["lib/demo.py"]),
  ])
  func missing(name: String, files: [String]) throws {
    let error = #expect(throws: EditableError.self) { try roots(name: name, files) }
    #expect(error?.problems.map(\.code) == ["missing-module"])
  }

  /// Each link to the folder itself would double the ways through it.
  @Test func linksThatLeadInCirclesAreNotFollowed() throws {
    let folder = try TemporaryFolder(["src/empty/notes.txt": ""])
    try folder.write("[project]\nname = \"demo\"\nversion = \"1\"\n", to: "pyproject.toml")
    for name in ["a", "b", "c", "d", "e", "f"] { try folder.link("src/empty/\(name)", to: ".") }
    let error = #expect(throws: EditableError.self) { try SourceTree(at: folder.path) }
    #expect(error?.problems.map(\.code) == ["missing-module"])
  }

  @Test func linksAreResolved() throws {
    let folder = try TemporaryFolder(["code/demo.py": ""])
    try folder.write("[project]\nname = \"demo\"\nversion = \"1\"\n", to: "pyproject.toml")
    try folder.link("src", to: "code")
    let outside = try TemporaryFolder()
    try outside.link("project", to: folder.path.string)
    let direct = try SourceTree(at: folder.path)
    let linked = try SourceTree(at: outside.path.appending("project"))
    #expect(direct.startup?.folders == [folder.path.appending("code").string])
    #expect(direct.editableWheel.entries == linked.editableWheel.entries)
  }

  @Test func chosen() throws {
    let extra = "[tool.editable]\nroots = [\"b\", \"a/c\", \"./b\"]\n"
    let found = try roots(name: "demo", extra: extra, ["a/c/x.py", "b/y/__init__.py"])
    #expect(found.roots == ["b", "a/c"])
  }

  @Test func chosenLinkOutsideIsRefused() throws {
    let outside = try TemporaryFolder(["demo.py": ""])
    let folder = try TemporaryFolder([
      "pyproject.toml":
        "[project]\nname = \"demo\"\nversion = \"1\"\n[tool.editable]\nroots = [\"link\"]\n"
    ])
    try folder.link("link", to: outside.path.string)
    let error = #expect(throws: EditableError.self) { try SourceTree(at: folder.path) }
    #expect(error?.problems.map(\.code) == ["missing-root"])
  }

  @Test func importNamesDecide() throws {
    let extra = "import-names = [\"one\", \"two\"]\n"
    let found = try roots(name: "demo", extra: extra, ["src/one.py", "two/__init__.py"])
    #expect(found.roots == ["src", "."])
    let error = #expect(throws: EditableError.self) {
      try roots(name: "demo", extra: extra, ["src/one.py"])
    }
    #expect(error?.code == "missing-module")
  }

  @Test func noModulesNoStartupFile() throws {
    #expect(try roots(name: "demo", extra: "import-names = []\n", []).roots.isEmpty)
  }

  @Test func neighboursAreToldOnce() throws {
    let flat = ["demo/__init__.py", "setup.py", "tests/test_demo.py", "docs/index.md"]
    #expect(try roots(name: "demo", flat).warnings == ["exposed-neighbours"])
    #expect(try roots(name: "demo", ["demo/__init__.py", "docs/index.md"]).warnings.isEmpty)
    #expect(try roots(name: "demo", ["src/demo.py", "setup.py"]).warnings.isEmpty)
  }

  @Test func staleMetadataIsTold() throws {
    let files = ["src/demo.py", "src/Demo.egg-info/PKG-INFO", "src/other.egg-info/PKG-INFO"]
    #expect(try roots(name: "demo", files).warnings == ["stale-metadata"])
  }
}
