import Packaging
import Testing

@testable import Editable

/// Another build backend takes the place of the table, and all else stays to the byte.
@Suite struct BuildSystemTableTests {
  private static let new = "[build-system]\nx\n"

  static let files: [(String, String)] = [
    ("", "[build-system]\nx\n\n"),
    ("[project]\nname = 'a'", "[project]\nname = 'a'\n[build-system]\nx\n\n"),
    (
      "[build-system]\nrequires = [\n  'a',\n]\n# why\n\n[project]\nname = 'a'\n",
      "[build-system]\nx\n\n[project]\nname = 'a'\n"
    ),
    (
      "\u{FEFF}[project]\nname = 'a'\n[ build-system ]\nbuild-backend = 'b'\n[[tool.x]]\ny = 1\n",
      "\u{FEFF}[project]\nname = 'a'\n[build-system]\nx\n\n[[tool.x]]\ny = 1\n"
    ),
    (
      "[a.b]\n[build-system]\nrequires = []\n[a.c.d]\ne = {f = 1}\n[a]\n",
      "[a.b]\n[build-system]\nx\n\n[a.c.d]\ne = {f = 1}\n[a]\n"
    ),
  ]

  @Test(arguments: files) func replaces(_ file: String, _ expected: String) throws {
    let table = try BuildSystemTable(in: Array(file.utf8))
    #expect(String(decoding: table.replaced(with: Self.new), as: UTF8.self) == expected)
  }

  @Test(arguments: [
    "build-system = {requires = []}", "build-system.requires = []", "[build-system",
  ])
  func refuses(_ file: String) {
    #expect(throws: EditableError.self) { try BuildSystemTable(in: Array(file.utf8)) }
  }

  @Test(arguments: ["hatchling", "Flit.Core", "pdm_backend", "uv-build"])
  func knows(_ name: String) throws { _ = try ComparisonBackend(named: name) }

  @Test(arguments: ["", "hatch ling", "distutils"]) func knowsNot(_ name: String) {
    #expect(throws: EditableError.self) { try ComparisonBackend(named: name) }
  }
}
