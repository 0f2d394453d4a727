import Testing

@testable import Packaging

/// Source: PEP 639 and the glob pattern specification of PyPA; `pathlib` where that is silent.
@Suite struct LicenseGlobTests {
  @Test(arguments: [
    ("LICENSE", "LICENSE", true),
    ("LICENSE", "license", false),
    ("LICENSE", "a/LICENSE", false),
    ("LICENSE", "LICENSE.txt", false),
    ("LICEN[CS]E*", "LICENCE", true),
    ("LICEN[CS]E*", "LICENSE.txt", true),
    ("LICEN[CS]E*", "LICENTE", false),
    ("LICEN[CS]E*", "a/LICENSE", false),
    ("LICEN[CS]E*", "LICENSE/a", false),
    ("licenses/*", "licenses/MIT.txt", true),
    ("licenses/*", "licenses/a/MIT.txt", false),
    ("licenses/*", "licenses", false),
    ("*", ".hidden", true),
    ("?hidden", ".hidden", true),
    ("**/MIT", ".git/MIT", true),
    ("?", "é", true),
    ("?", "日", true),
    ("?", "", false),
    ("??", "e\u{301}", true),
    ("?", "e\u{301}", false),
    ("**", "LICENSE", true),
    ("**", "a/b/c", true),
    ("**", "", false),
    ("a/**", "a", false),
    ("a/**", "a/b", true),
    ("a/**", "a/b/c", true),
    ("a/**", "b/a/c", false),
    ("**/LICENSE", "LICENSE", true),
    ("**/LICENSE", "a/b/LICENSE", true),
    ("**/LICENSE", "a/LICENSE/b", false),
    ("a/**/b", "a/b", true),
    ("a/**/b", "a/x/y/b", true),
    ("a/**/b/**/c", "a/b/b/x/c", true),
    ("a/**/b/**/c", "a/x/c", false),
    ("**/**/**/x", "x", true),
    ("**/*/x", "x", false),
    ("**/*/x", "a/x", true),
    ("*a*b", "xaxbxab", true),
    ("*a*b", "xaxbxa", false),
    ("[a-c]", "b", true),
    ("[a-c]", "d", false),
    ("[a-c]", "-", false),
    ("[-a]", "-", true),
    ("[a-]", "-", true),
    ("[a-c-e]", "-", true),
    ("[a-c-e]", "d", false),
    ("[a-c-e]", "e", true),
    ("[.-z]", "/", false),
    ("a[.-z]b", "a/b", false),
    ("[à-ï]", "é", true),
    ("[A-Z]", "a", false),
    ("./LICENSE", "LICENSE", true),
    ("a/./b", "a/b", true),
    ("a//b", "a/b", true),
    ("my license.txt", "my license.txt", true),
    ("Lizenz_ä-1.txt", "Lizenz_ä-1.txt", true),
  ])
  func matching(pattern: String, path: String, expected: Bool) throws {
    let glob = try LicenseGlob(parsing: pattern)
    #expect(glob.matches(path) == expected)
    #expect(glob.rendered() == pattern)
  }

  /// The offending characters, in bytes of the pattern.
  @Test(arguments: [
    ("", 0..<0, "the pattern is empty"),
    ("/LICENSE", 0..<1, "a pattern cannot start with `/`"),
    ("//a", 0..<2, "a pattern cannot start with `/`"),
    ("../LICENSE", 0..<2, "a pattern cannot contain `..`"),
    ("a/..", 2..<4, "a pattern cannot contain `..`"),
    ("a..b", 1..<3, "a pattern cannot contain `..`"),
    ("[..]", 1..<3, "a pattern cannot contain `..`"),
    ("..\\LICENSE.MIT", 0..<2, "a pattern cannot contain `..`"),
    ("a\\b", 1..<2, "`\\` cannot stand in a pattern"),
    ("LICEN{CSE*", 5..<6, "`{` cannot stand in a pattern"),
    ("!LICENSE", 0..<1, "`!` cannot stand in a pattern"),
    ("é(1)", 2..<3, "`(` cannot stand in a pattern"),
    ("e\u{301}", 1..<3, "U+0301 cannot stand in a pattern"),
    ("a\u{A0}b", 1..<3, "U+00A0 cannot stand in a pattern"),
    ("a\r\n", 1..<2, "U+000D cannot stand in a pattern"),
    ("a\u{0}", 1..<2, "U+0000 cannot stand in a pattern"),
    ("a]", 1..<2, "`]` cannot stand in a pattern"),
    ("a[b", 1..<2, "`[` is never closed"),
    ("a[]b", 1..<3, "`[]` matches nothing"),
    ("[!a]", 1..<2, "a set cannot be negated with `!`"),
    ("[^a]", 1..<2, "a set cannot be negated with `^`"),
    ("[a!]", 2..<3, "`!` cannot stand between `[` and `]`"),
    ("[a/b]", 2..<3, "`/` cannot stand between `[` and `]`"),
    ("[z-a]", 1..<4, "the range `z-a` is empty"),
    ("a**", 1..<3, "`**` means folders and cannot be part of a name"),
    ("**a", 0..<2, "`**` means folders and cannot be part of a name"),
    ("a/***", 2..<5, "more than two `*` mean nothing"),
    ("licenses/", 0..<9, "the pattern means a folder, and licenses are files"),
    ("licenses/.", 0..<10, "the pattern means a folder, and licenses are files"),
    (".", 0..<1, "the pattern means a folder, and licenses are files"),
    ("**/", 0..<3, "the pattern means a folder, and licenses are files"),
  ])
  func place(pattern: String, range: Range<Int>, message: String) throws {
    let error = try #require(throws: EditableError.self) { try LicenseGlob(parsing: pattern) }
    #expect(error.code == "invalid-license-glob")
    #expect(error.problems[0].location?.byteRange == range)
    #expect(error.problems[0].message == message)
    #expect(error.problems[0].hint != nil)
  }

  @Test(arguments: [
    ("/LICENSE", "write a path from the project folder, such as `LICENSE`"),
    ("a\\b", "write `/` between folders, on Windows too"),
    ("../LICENSE", "copy the file into the project"),
    ("{a,b}", "write a pattern for each alternative"),
    ("a (1)", "write `?` in its place, which is any character"),
    ("[z-a]", "write `a-z`"),
    ("licenses/./", "write `licenses/*` for all files in it"),
    (".", "write `*` for all files in it"),
  ])
  func hint(pattern: String, hint: String) throws {
    let error = try #require(throws: EditableError.self) { try LicenseGlob(parsing: pattern) }
    #expect(error.problems[0].hint == hint)
  }

  /// What a walk has to look into.
  @Test(arguments: [
    ("LICENSE", "", ["a"], []),
    ("licenses/MIT.txt", "licenses", ["a", "licenses/a"], ["licenses"]),
    ("a/b/*/c", "a/b", ["b", "a/c", "a/b/x/y"], ["a", "a/b", "a/b/x"]),
    ("a/*", "a", ["a/b"], ["a"]),
    ("./a//b/c*", "a/b", ["c"], ["a", "a/b"]),
    ("**/LICENSE", "", [], ["a", "a/b/c"]),
    ("a/**/b", "a", ["b", "b/a"], ["a", "a/x/y", "a/b"]),
    ("[ab]/c", "", ["c", "a/c"], ["a", "b"]),
  ])
  func walking(pattern: String, prefix: String, closed: [String], open: [String]) throws {
    let glob = try LicenseGlob(parsing: pattern)
    #expect(glob.literalPrefix == prefix)
    #expect(glob.mayMatch(inFolder: ""))
    for folder in open { #expect(glob.mayMatch(inFolder: folder), "\(folder)") }
    for folder in closed { #expect(!glob.mayMatch(inFolder: folder), "\(folder)") }
  }

  @Test func usualPatterns() {
    #expect(
      LicenseGlob.usual.map { $0.rendered() } == ["LICEN[CS]E*", "COPYING*", "NOTICE*", "AUTHORS*"]
    )
  }

  /// Would take longer than the age of the universe if each `*` tried each length.
  @Test func noExplosion() throws {
    let stars = try LicenseGlob(parsing: String(repeating: "a*", count: 200) + "b")
    #expect(!stars.matches(String(repeating: "a", count: 2000)))
    let folders = try LicenseGlob(parsing: String(repeating: "**/a/", count: 100) + "b")
    #expect(!folders.matches(String(repeating: "a/", count: 500) + "a"))
  }

  /// Nothing traps; a match is what trying all lengths finds; no folder of a match is passed over.
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func random(seed: UInt64) throws {
    let pieces = [
      "a", "b", "a", "*", "**", "?", "/", "/", "**/", "[ab]", "[", "]", "-", ".", "é", "\u{301}",
      "\\",
    ]
    var generator = LicenseTestGenerator(seed: seed)
    var matches = 0
    for _ in 0..<1500 {
      let pattern = generator.text(of: pieces, upTo: 7)
      guard let glob = try? LicenseGlob(parsing: pattern) else { continue }
      for _ in 0..<10 {
        let names = (0...Int.random(in: 0...3, using: &generator)).map { _ in
          "a" + generator.text(of: ["a", "b", "é"], upTo: 2)
        }
        let path = names.joined(separator: "/")
        let isMatch = glob.matches(path)
        let comment: Comment = "seed \(seed): \(pattern) and \(path)"
        #expect(
          isMatch == reference(Array(pattern.unicodeScalars), Array(path.unicodeScalars)),
          comment
        )
        guard isMatch else { continue }
        matches += 1
        for depth in 0..<names.count {
          #expect(glob.mayMatch(inFolder: names[..<depth].joined(separator: "/")), comment)
        }
        #expect(path.hasPrefix(glob.literalPrefix), comment)
      }
    }
    #expect(matches > 100)
  }

  /// Matches by trying everything, for patterns of these pieces.
  private func reference(_ pattern: [Unicode.Scalar], _ path: [Unicode.Scalar]) -> Bool {
    let patternNames = pattern.split(separator: "/").filter { $0 != ["."] }.map(Array.init)
    return names(
      patternNames + (patternNames.last == ["*", "*"] ? [["*"]] : []),
      path.split(separator: "/").map(Array.init)
    )
  }

  private func names(_ patterns: [[Unicode.Scalar]], _ path: [[Unicode.Scalar]]) -> Bool {
    guard let first = patterns.first else { return path.isEmpty }
    let rest = Array(patterns.dropFirst())
    guard first == ["*", "*"] else {
      return path.first.map { scalars(first[...], $0[...]) } == true
        && names(rest, Array(path.dropFirst()))
    }
    return (0...path.count).contains { names(rest, Array(path.dropFirst($0))) }
  }

  private func scalars(
    _ pattern: ArraySlice<Unicode.Scalar>,
    _ name: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    guard let first = pattern.first else { return name.isEmpty }
    switch first {
    case "*": return (0...name.count).contains { scalars(pattern.dropFirst(), name.dropFirst($0)) }
    case "?": return !name.isEmpty && scalars(pattern.dropFirst(), name.dropFirst())
    case "[":
      guard let end = pattern.firstIndex(of: "]"), let scalar = name.first else { return false }
      let set = pattern[pattern.index(after: pattern.startIndex)..<end]
      // Of these pieces, only `[-]`, `[a-b]` and their like can be made.
      let isIn =
        set.count == 3 && set[set.startIndex + 1] == "-"
        ? (set[set.startIndex]...set[set.startIndex + 2]).contains(scalar) : set.contains(scalar)
      return isIn && scalars(pattern[(end + 1)...], name.dropFirst())
    default: return name.first == first && scalars(pattern.dropFirst(), name.dropFirst())
    }
  }
}
