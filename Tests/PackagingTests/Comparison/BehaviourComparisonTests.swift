import Testing

@testable import Packaging

/// What environments say is compared by what it means; what follows from a file is told by its class.
@Suite struct BehaviourComparisonTests {
  /// The differences of one answer: `subject: rule`.
  private func differences(
    _ subject: Behaviour.Subject,
    _ ours: JSON,
    _ theirs: JSON,
    files: (ours: [String: String], theirs: [String: String]) = ([:], [:])
  ) -> [String] {
    var (own, other) = (Behaviour(), Behaviour())
    own.note(ours, on: subject)
    other.note(theirs, on: subject)
    let comparison = DistributionComparison(
      .installed(files.ours),
      with: .installed(files.theirs),
      behaviours: (own, other),
      digest: fakeDigest
    )
    return comparison.behaviours.flatMap { behaviour in
      behaviour.differences.map { "\($0.subject): \($0.rule?.rawValue ?? "different")" }
    }
  }

  private static func list(_ texts: String...) -> JSON { .array(texts.map(JSON.string)) }
  private static func object(_ name: String, _ value: JSON) -> JSON { .object([(name, value)]) }

  static let cases: [(Behaviour.Subject, JSON, JSON, [String])] = [
    (.version, .string("1.0"), .string("1.0"), []),
    (.version, .string("1.0"), .string("1.0.0"), ["version: spelling"]),
    (.version, .string("1.0"), .string("1.1"), ["version: different"]),
    (
      .requires, list("a>=1", "b"), list("b", "a (>=1)"), ["requires: spelling", "requires: order"]
    ),
    (.requires, list("a>=1"), list(), ["requires: different"]),
    (.entryPoints, object("[g] n", list("m:f")), object("[g] n", list("m:f")), []),
    (
      .entryPoints, object("[g] n", list("m:f")), object("[g] n", list("m:g")),
      ["[g] n: different"]
    ),
    (.files, list("a"), list("b"), ["files: different"]),
    (.packages, object("p", list("demo")), .object([]), ["p: different"]),
    (
      .imports, object("m", .string("/m.py")), object("m", .string("ImportError")), ["m: different"]
    ),
    (.path, list("/a", "/b"), list("/b", "/a"), ["sys.path: different"]),
    (.path, list("/a"), list("/b"), ["sys.path: different"]),
    (.pipList, object("demo", .string("1")), object("demo", .string("2")), ["demo: different"]),
    (
      .pipShow, object("Installer", list("a")), object("Installer", list("b")),
      [
        "Installer: follows-files"
      ]
    ),
    (.pipShow, object("Summary", list("a")), object("Summary", list("b")), ["Summary: different"]),
    (.uninstall, list(), list("left: bin/x"), ["pip uninstall: different"]),
    (.uninstall, list("left: bin/x"), list(), ["pip uninstall: different"]),
    (.uninstall, list(), list(), []),
    (
      .uninstall, list("left: x"), list("left: x"),
      ["pip uninstall: different", "pip uninstall: different"]
    ),
    (.sourceTree, list(), list("left: build"), ["source tree: source-tree"]),
    (.sourceTree, list("left: build"), list(), ["source tree: different"]),
    (.sourceTree, list(), list("changed: src/a.py"), ["source tree: different"]),
    (.sourceTree, list(), list("removed: notes"), ["source tree: different"]),
  ]

  @Test(arguments: cases)
  func answers(_ subject: Behaviour.Subject, _ ours: JSON, _ theirs: JSON, _ expected: [String]) {
    #expect(differences(subject, ours, theirs) == expected)
  }

  @Test func filesThatBothHaveMayHaveOtherNames() {
    let found = differences(
      .files,
      Self.list("a.pth"),
      Self.list("b.pth"),
      files: (["a.pth": "/x\n"], ["b.pth": "/other\n"])
    )
    #expect(found == ["files: follows-files"])
  }

  @Test func aFileThatIsMissingIsMissing() {
    let found = differences(
      .files,
      Self.list("a.py"),
      Self.list(),
      files: (["a.py": ""], [:])
    )
    #expect(found == ["files: different"])
  }

  /// A hook hides what a path shows; what it shows has to be there.
  @Test func hooksShowLess() {
    let files = (
      ["demo.pth": "/project\n"], ["hook.pth": "import hook; hook.go()", "hook.py": "go = int\n"]
    )
    let both = Self.object("demo", .string("/project/demo.py"))
    let more: JSON = .object([
      ("demo", .string("/project/demo.py")), ("tests", .string("/project/tests.py")),
    ])
    #expect(differences(.imports, more, both, files: files) == ["tests: import-hook"])
    #expect(differences(.imports, both, more, files: files) == ["tests: different"])
    #expect(
      differences(.path, Self.list("/project"), Self.list(), files: files)
        == ["sys.path: import-hook"]
    )
  }

  @Test func metadataExplainsWhatPipShows() {
    let files = (
      ["demo-1.0.dist-info/METADATA": "Name: demo\nAuthor-email: A <a@x>\nSummary: one\n"],
      ["demo-1.0.dist-info/METADATA": "Name: demo\nAuthor: A\nAuthor-email: a@x\nSummary: two\n"]
    )
    let author = differences(
      .pipShow,
      Self.object("Author", Self.list()),
      Self.object("Author", Self.list("A")),
      files: files
    )
    #expect(author == ["Author: follows-files"])
    let summary = differences(
      .pipShow,
      Self.object("Summary", Self.list("one")),
      Self.object("Summary", Self.list("two")),
      files: files
    )
    #expect(summary == ["Summary: different"])
  }
}
