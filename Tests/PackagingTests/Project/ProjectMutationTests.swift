import Packaging
import TestSupport
import Testing

/// No input traps, and what is accepted makes metadata without a line that the project did not write.
@Suite struct ProjectMutationTests {
  private static let source = """
    [build-system]
    requires = ["editable"]
    build-backend = "editable"
    [project]
    name = "demo"
    version = "1.0"
    description = "A – demo"
    readme = { text = "# x", content-type = "text/markdown" }
    requires-python = ">=3.9,<4"
    license = "MIT OR (Apache-2.0 AND GPL-3.0+)"
    license-files = ["LICEN[CS]E*", "a/**/b?.txt"]
    authors = [{ name = "Ada", email = "ada@example.org" }]
    keywords = ["a", "b"]
    classifiers = ["Topic :: X"]
    dependencies = ["a[b]>=1,<2; python_version < '3' and (os_name == 'x' or extra == 'y')"]
    import-names = ["a", "a.b; private"]
    urls = { Home = "https://example.org" }
    scripts = { run = "a.b:c.d" }
    optional-dependencies = { x = ["y @ https://z/q ; os_name == 'nt'"] }
    [tool.editable]
    roots = ["src"]
    """

  @Test(arguments: 0..<8) func mutations(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let snippets = [
      "\\n", "\"", "'", "[", "]", "{", "}", "..", "*", "\u{2028}", "\r", "\0", "==", "é",
    ]
    for _ in 0..<400 {
      var bytes = Array(Self.source.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: index)
        case 2:
          bytes.insert(contentsOf: (snippets.randomElement(using: &random) ?? "").utf8, at: index)
        default: bytes.swapAt(index, Int.random(in: 0..<bytes.count, using: &random))
        }
      }
      let file = ProjectFile(reading: bytes, named: "pyproject.toml")
      for problem in file.problems { #expect(problem.rendered().hasSuffix("\n")) }
      guard let project = try? file.project() else { continue }
      let metadata = CoreMetadata(project, files: SourceFiles())
      let lines = String(decoding: metadata.rendered(), as: UTF8.self)
        .unicodeScalars.split(omittingEmptySubsequences: false) { Self.breaks.contains($0) }
      let headers = lines.prefix { !$0.isEmpty }.count
      #expect(
        headers == metadata.fields.count,
        "seed \(seed): \(String(decoding: bytes, as: UTF8.self))"
      )
    }
  }

  /// A hostile file would otherwise take a walk through all of it for each of its problems.
  @Test func tellsSoManyProblemsAndNoMore() {
    let toml = "[project]\nname = \"demo\"\nversion = \"1\"\ndependencies = ["
    let bad = String(repeating: "\"=\", ", count: 20_000)
    let file = ProjectFile(reading: Array((toml + bad + "]").utf8), named: "pyproject.toml")
    #expect(file.problems.count == 101)
    #expect(file.problems.last?.code == "too-many-problems")
    #expect(file.problems.last?.message == "19900 more problems are not shown")
  }

  /// Where Python's `str.splitlines` splits.
  private static let breaks: Set<Unicode.Scalar> = [
    "\n", "\r", "\u{B}", "\u{C}", "\u{1C}", "\u{1D}", "\u{1E}", "\u{85}", "\u{2028}", "\u{2029}",
  ]
}
