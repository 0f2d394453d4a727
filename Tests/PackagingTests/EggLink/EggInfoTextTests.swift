import Packaging
import TestSupport
import Testing

/// The texts of an `.egg-info`, as setuptools 79 writes them for the same project.
@Suite struct EggInfoTextTests {
  private func project(_ keys: String) throws -> Project {
    let toml = "[project]\nname = \"demo\"\nversion = \"1\"\n" + keys
    return try ProjectFile(reading: Array(toml.utf8), named: "pyproject.toml").project()
  }

  private func text(_ bytes: [UInt8]?) -> String? {
    bytes.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: [
    ("", nil),
    ("dependencies = []", nil),
    ("dependencies = ['b>=1,<2', 'A', 'b>=1,<2']", "b<2,>=1\nA\nb<2,>=1\n"),
    (
      "dependencies = ['c; os_name == \"nt\"', 'a', 'b; os_name == \"nt\"', 'c ; os_name==\"nt\"']",
      "a\n\n[:os_name == \"nt\"]\nc\nb\n"
    ),
    ("optional-dependencies = { x = [] }", "\n[x]\n"),
    (
      "optional-dependencies = { b = ['q', 'q'], A_b = ['p; extra == \"z\"', 'o'] }",
      "\n[A_b]\no\n\n[A_b:extra == \"z\"]\np\n\n[b]\nq\n"
    ),
    (
      "dependencies = ['u @ https://example.org/u.zip ; os_name == \"nt\" or os_name == \"posix\"']",
      "\n[:os_name == \"nt\" or os_name == \"posix\"]\nu @ https://example.org/u.zip\n"
    ),
  ])
  func requirements(keys: String, expected: String?) throws {
    #expect(text(try RequiresFile(project(keys))?.rendered()) == expected)
  }

  @Test func entryPointsAreSorted() throws {
    let keys = """
      [project.gui-scripts]
      g = "m:g"
      [project.scripts]
      b = "m:b"
      B = "m:x.y"
      [project.entry-points."a.b"]
      "two words" = "m"
      """
    let file = try #require(EntryPointsFile(project(keys)))
    #expect(
      text(file.renderedForEgg())
        == """
        [a.b]
        two words = m

        [console_scripts]
        B = m:x.y
        b = m:b

        [gui_scripts]
        g = m:g

        """
    )
  }

  /// Folders before what is below them, whatever characters their names have.
  @Test func sources() {
    let file = SourcesFile(["src/a/b.py", "x.py", "src/a.py", "src/a-b/c.py", "src/a/B.py", "x.py"])
    let expected = "x.py\nsrc/a.py\nsrc/a/B.py\nsrc/a/b.py\nsrc/a-b/c.py"
    #expect(text(file.rendered()) == expected)
  }

  @Test(arguments: (1...20).map { UInt64($0) }) func sourcesInAnyOrder(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let names = ["a", "B", "é", "a-b", "a.py", "_", "z"]
    var paths = (0..<30).map { _ in
      (0...Int.random(in: 0...3, using: &generator))
        .map { _ in names.randomElement(using: &generator) ?? "" }.joined(separator: "/")
    }
    let sorted = SourcesFile(paths).paths
    #expect(Set(sorted) == Set(paths) && sorted.count == Set(paths).count, "seed \(seed)")
    paths.shuffle(using: &generator)
    #expect(SourcesFile(paths).paths == sorted, "seed \(seed)")
  }

  @Test func record() throws {
    let digest = FileDigest(bytes: Array(0..<32))
    let rows = [Record.Row(path: "PKG-INFO", digest: digest, size: 3)]
    let record = EggInfoRecord(
      files: rows,
      links: [
        EggInfoRecord.Link(
          path: "/a, b/demo.egg-link",
          scripts: [Record.Row(path: "/a, b/bin/demo.egg-link", digest: digest, size: 7)]
        ), EggInfoRecord.Link(path: "/c/demo.egg-link"),
      ]
    )
    let again = try EggInfoRecord(parsing: record.rendered(), named: "EDITABLE")
    #expect(again.files == rows)
    #expect(again.links == record.links)
    #expect(again.ownsFolder)
    let adopted = EggInfoRecord(
      files: [Record.Row(path: "PKG-INFO", digest: nil, size: nil)],
      links: []
    )
    #expect(try !EggInfoRecord(parsing: adopted.rendered(), named: "EDITABLE").ownsFolder)
    // A record that names no file says of none that it is this program's.
    #expect(try !EggInfoRecord(parsing: [], named: "EDITABLE").ownsFolder)
  }
}
