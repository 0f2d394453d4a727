import Packaging
import Testing

/// The text of a problem: message, place, line and caret, hint.
@Suite struct ProblemRenderingTests {
  private func location(_ excerpt: String, column: Int, width: Int) -> Packaging.SourceLocation {
    Packaging.SourceLocation(
      file: "pyproject.toml",
      line: 12,
      column: column,
      width: width,
      byteRange: 0..<1,
      excerpt: excerpt
    )
  }

  @Test func pointsAtThePlace() {
    let problem = Problem(
      "x",
      "`v` is wrong",
      at: location("\ta = \"ü\" # v", column: 6, width: 3),
      hint: "mend it"
    )
    #expect(
      problem.rendered() == """
        error: `v` is wrong
          --> pyproject.toml:12:6
           |
        12 |  a = "ü" # v
           |      ^^^
        hint: mend it

        """
    )
  }

  /// What somebody else says keeps its lines, below one another.
  @Test func keepsTheLinesOfANote() {
    let problem = Problem("x", "m", note: "one\n\n\ttwo", hint: "mend it")
    #expect(
      problem.rendered() == """
        error: m
        note: one

              \\ttwo
        hint: mend it

        """
    )
    let long = Problem("x", "m", note: String(repeating: "l\n", count: 1000)).rendered()
    #expect(long.split(separator: "\n").count == 42)
  }

  @Test func cutsLongLines() {
    let line = String(repeating: "x", count: 5000)
    let text = Problem("x", "m", at: location(line, column: 2500, width: 900)).rendered()
    let lines = text.split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines.allSatisfy { $0.unicodeScalars.count < 120 })
    #expect(lines[3].contains("…xxx"))
    #expect(lines[4].contains("    ^^^"))
  }

  @Test func cutsLongSentences() {
    let long = String(repeating: "x", count: 1_000_000)
    let text = Problem("x", "`\(long)` is wrong", hint: "write `\(long)`").rendered()
    #expect(text.utf8.count < 1500)
    #expect(text.hasPrefix("error: `xxx"))
    #expect(text.contains(" … "))
    #expect(text.contains("x` is wrong\nhint: write `x"))
  }

  @Test func pointsBehindTheEnd() {
    let text = Problem("x", "m", at: location("ab", column: 3, width: 1)).rendered()
    #expect(text.hasSuffix("12 | ab\n   |   ^\n"))
  }

  @Test func keepsControlsFromTheTerminal() {
    let text = Problem("x", "a\u{1B}[31mb\nc\u{202E}", severity: .warning).rendered()
    #expect(text == "warning: a\\u{1B}[31mb\\nc\\u{202E}\n")
  }

  @Test func colorsAreEscapesOnly() {
    let problem = Problem("x", "m", at: location("ab", column: 1, width: 2), hint: "h")
    let plain = problem.rendered(inColor: true)
      .replacing(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(plain == problem.rendered())
    #expect(plain != problem.rendered(inColor: true))
  }
}
