import Foundation
import Packaging
import TestSupport
import Testing

/// A diff is what `diff --unified` prints: applied to the one text it gives the other.
@Suite struct UnifiedDiffTests {
  private func lines(_ theirs: String, _ ours: String) -> [String]? {
    UnifiedDiff(from: Array(theirs.utf8), to: Array(ours.utf8))?.rendered()
  }

  @Test func equalTextsHaveNone() { #expect(lines("a\nb", "a\nb") == []) }

  @Test func oneLineAmongMany() {
    let text = (1...9).map { "\($0)\n" }.joined()
    #expect(
      lines(text, text.replacing("5\n", with: "five\n"))
        == ["@@ -2,7 +2,7 @@", " 2", " 3", " 4", "-5", "+five", " 6", " 7", " 8"]
    )
  }

  @Test func emptyTexts() {
    #expect(lines("", "a\n") == ["@@ -0,0 +1 @@", "+a"])
    #expect(lines("a\n", "") == ["@@ -1 +0,0 @@", "-a"])
  }

  @Test func missingLineEnd() {
    #expect(
      lines("a", "a\n") == ["@@ -1 +1 @@", "-a", "\\ No newline at end of file", "+a"]
    )
  }

  @Test func carriageReturnsAreSeen() {
    #expect(lines("a\r\n", "a\n") == ["@@ -1 +1 @@", "-a\\r", "+a"])
  }

  @Test func whatIsNoTextHasNone() { #expect(lines("a\0", "b") == nil) }

  @Test func hugeTextsHaveNone() {
    let text = (0..<3000).map { "\($0)\n" }.joined()
    #expect(lines(text, "x\n" + text.replacing("\n", with: "\r\n")) == nil)
    // What they have in common costs nothing.
    #expect(lines(text, text + "x\n")?.count == 5)
  }

  /// The judge: `diff` itself says that the texts differ in as many lines, and both can be made again.
  @Test(arguments: 0..<200) func randomTexts(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let texts = (0..<2).map { _ in
      (0..<Int.random(in: 0...30, using: &generator)).map { _ in
        ["a", "b", "c", "d"].randomElement(using: &generator).map { $0 + "\n" } ?? ""
      }
    }
    guard
      let diff = UnifiedDiff(
        from: Array(texts[0].joined().utf8),
        to: Array(texts[1].joined().utf8)
      )
    else {
      Issue.record("seed \(seed): no diff")
      return
    }
    var result = texts[0].map { String($0.dropLast()) }
    for hunk in diff.hunks.reversed() {
      let old = hunk.lines.filter { $0.side != .ours }.map(\.text)
      let new = hunk.lines.filter { $0.side != .theirs }.map(\.text)
      #expect(old.count == hunk.theirs.count && new.count == hunk.ours.count, "seed \(seed)")
      let start = hunk.theirs.start - 1
      #expect(Array(result[start..<start + old.count]) == old, "seed \(seed)")
      result.replaceSubrange(start..<start + old.count, with: new)
    }
    #expect(result == texts[1].map { String($0.dropLast()) }, "seed \(seed)")
  }
}
