import TOML
import Testing

/// TOML, sections "Keys" to "Array of Tables": which tables a document makes, and in which order.
@Suite struct TableTests {
  @Test(
    arguments: [
      ("", [:]), ("\n \t\n# only a comment", [:]),
      ("b = 1\na = 2\n[d]\n[c]", ["b": 1, "a": 2, "d": [:], "c": [:]]),
      ("1234 = 1\n-_ = 2\n\"\" = 3\n'a.b' = 4", ["1234": 1, "-_": 2, "": 3, "a.b": 4]),
      ("3.14 = 1", ["3": ["14": 1]]),
      ("a . 'b'.\"c\" = 1\na.d = 2", ["a": ["b": ["c": 1], "d": 2]]),
      ("a.x = 1\nb.x = 1\na.y = 2", ["a": ["x": 1, "y": 2], "b": ["x": 1]]),
      ("true = true\ninf = 1\n1979-05-27 = 2", ["true": true, "inf": 1, "1979-05-27": 2]),
      // A super-table can come later; it stays where it was implied.
      ("[x.y.z]\n[b]\n[x]\nk = 1", ["x": ["y": ["z": [:]], "k": 1], "b": [:]]),
      ("[ a . b ]# c\nk = 1", ["a": ["b": ["k": 1]]]),
      // Sub-tables of a table that dotted keys have made.
      ("[f]\na.b = 1\n[f.a.c]\nd = 2", ["f": ["a": ["b": 1, "c": ["d": 2]]]]),
      ("a.b = 1\n[[a.c]]\n[[a.c]]\nd = 1", ["a": ["b": 1, "c": [[:], ["d": 1]]]]),
      // A dotted key can go through a table that only a longer header has implied.
      ("[a.b.c]\n[a]\nb.d = 1", ["a": ["b": ["c": [:], "d": 1]]]),
      ("[[p]]\nn = 1\n[[p]]\n[[p]]\nn = 3", ["p": [["n": 1], [:], ["n": 3]]]),
      (
        "[[f]]\n[f.p]\nc = 1\n[[f.v]]\nn = 1\n[[f.v]]\n[[f]]\n[f.p]\n[[f.v]]",
        ["f": [["p": ["c": 1], "v": [["n": 1], [:]]], ["p": [:], "v": [[:]]]]]
      ),
      ("[[a.b]]\n[a]\nc = 1", ["a": ["b": [[:]], "c": 1]]),
      (
        "a = []\nb = [1,2 , 3,]\nc = [ [ ], [[1]] ]", ["a": [], "b": [1, 2, 3], "c": [[], [[1]]]]
      ),
      ("a = [ # one\n1 # two\n\n, # three\n2\r\n]", ["a": [1, 2]]),
      ("a = [1, 'b', {c = 1.5}]", ["a": [1, "b", ["c": 1.5]]]),
      (
        "a = {}\nb = { x = 1, y.z = 2, y.w = 3 }",
        ["a": [:], "b": ["x": 1, "y": ["z": 2, "w": 3]]]
      ),
      ("a = {\n# c\nb = 1 # d\n, c = [\n1], # e\n}", ["a": ["b": 1, "c": [1]]]),
      ("a = 1\r\n[b]\r\nc = 2\r\n", ["a": 1, "b": ["c": 2]]),
      ("\u{FEFF}a = 1", ["a": 1]), ("\u{FEFF}", [:]),
    ] as [(String, Plain)]
  )
  func document(source: String, expected: Plain) throws {
    #expect(try Plain(TOMLDocument(source).root) == expected)
  }

  /// Keys are the same by code points, not by canonical equivalence.
  @Test func equivalentKeys() throws {
    let table = try TOMLDocument("\"\u{E9}\" = 1\n\"e\u{301}\" = 2\nK = 3\n\"\u{212A}\" = 4").root
    #expect(table.entries.count == 4)
    #expect(table["\u{E9}"].map(Plain.init) == 1)
    #expect(table["e\u{301}"].map(Plain.init) == 2)
    #expect(table["K"].map(Plain.init) == 3)
    #expect(table["\u{212A}"].map(Plain.init) == 4)
  }

  /// A table finds each of its keys, and no other, however many it has.
  @Test(arguments: [0, 1, 15, 16, 17, 18, 1000])
  func lookUp(count: Int) throws {
    let keys = (0..<count).map { "\u{E9}\($0)" }
    let source = keys.enumerated().map { "\"\($1)\" = \($0)\n" }.joined()
    let table = try TOMLDocument(source).root
    #expect(table.entries.map(\.key) == keys)
    for (number, key) in keys.enumerated() {
      #expect(table.entry(key)?.key == key)
      #expect(table[key].map(Plain.init) == .integer(Int64(number)))
    }
    #expect(table["\u{E9}\(count)"] == nil)
    #expect(table["e\u{301}0"] == nil)
    #expect(error(of: source + "\"\u{E9}\(count)\" = 1\n\"\u{E9}\(count)\" = 2") != nil)
  }
}
