import TOML
import Testing

/// Where keys and values stand in the source, and how an offset becomes a line and a column.
@Suite struct RangeTests {
  private static let source = """
    a = "é" # c
    'b' . c = [ 1, {d.e=2} ]
    [t.u]
    f = 1979-05-27 07:32:00
    [ v ]
    [[w]]
    [[ w ]]
    [t]
    """

  @Test(
    arguments: [
      ("a", "a", "\"é\""), ("b", "'b'", "'b' . c"), ("b.c", "c", "[ 1, {d.e=2} ]"),
      ("b.c.0", nil, "1"),
      ("b.c.1", nil, "{d.e=2}"), ("b.c.1.d", "d", "d.e"), ("b.c.1.d.e", "e", "2"),
      // Its own header, though a longer one was first.
      ("t", "t", "[t]"), ("t.u", "u", "[t.u]"), ("t.u.f", "f", "1979-05-27 07:32:00"),
      ("v", "v", "[ v ]"), ("w", "w", "[[w]]"), ("w.0", nil, "[[w]]"), ("w.1", nil, "[[ w ]]"),
    ] as [(String, String?, String)]
  )
  func ranges(path: String, key: String?, text: String) throws {
    let document = try TOMLDocument(Self.source)
    let value = try #require(document.value(path))
    #expect(document.text(value.range) == text)
    guard let key else { return }
    let steps = path.split(separator: ".").map(String.init)
    let parent = steps.dropLast().joined(separator: ".")
    var table = document.root
    if !parent.isEmpty, case .table(let found)? = document.value(parent)?.content { table = found }
    let entry = try #require(table.entry(steps[steps.count - 1]))
    #expect(document.text(entry.keyRange) == key)
    #expect(entry.value.range == value.range)
  }

  @Test func laterHeader() throws {
    let document = try TOMLDocument(Self.source)
    let entry = try #require(document.root.entry("t"))
    #expect(document.position(at: entry.value.range.lowerBound).line == 8)
    #expect(document.position(at: entry.keyRange.lowerBound) == TOMLPosition(line: 8, column: 2))
    #expect(document.root.entries.map(\.key) == ["a", "b", "t", "v", "w"])
  }

  @Test(arguments: [
    ("", 0, "1:1"), ("a=1", 0, "1:1"), ("a=1", 3, "1:4"), ("a=1", 99, "1:4"), ("a=1", -5, "1:1"),
    ("a=1\nb=2", 3, "1:4"), ("a=1\nb=2", 4, "2:1"), ("a=1\r\nb=2", 5, "2:1"), ("\n\n\n", 3, "4:1"),
    // Scalars, not bytes and not characters as people see them.
    ("a='é'", 5, "1:5"), ("a='e\u{301}😀'", 10, "1:7"),
    // The byte order mark takes no column.
    ("\u{FEFF}a=1", 3, "1:1"), ("\u{FEFF}a=1", 4, "1:2"), ("\u{FEFF}a=1", 0, "1:1"),
    ("\u{FEFF}a=1\nb=1", 7, "2:1"),
  ])
  func position(source: String, offset: Int, position: String) throws {
    #expect(try TOMLDocument(source).position(at: offset).description == position)
  }

  @Test(arguments: [
    ("", 1, ""), ("a=1", 1, "a=1"), ("a=1\nb=2\n", 2, "b=2"), ("a=1\r\nb=2\r\n", 1, "a=1"),
    ("a=1\n", 2, ""), ("a=1", 2, ""), ("a=1", 0, ""), ("a=1", -1, ""), ("\u{FEFF}é=1", 1, ""),
    ("\u{FEFF}'é'=1\n", 1, "'é'=1"),
  ])
  func line(source: String, number: Int, text: String) throws {
    guard source != "\u{FEFF}é=1" else { return #expect(error(of: source)?.excerpt == "é=1") }
    #expect(try TOMLDocument(source).line(number) == text)
  }
}
