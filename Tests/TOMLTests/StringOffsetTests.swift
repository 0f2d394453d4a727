import TOML
import Testing

/// Each byte of a decoded string is traced to the byte of the source from which it comes.
@Suite struct StringOffsetTests {
  /// - Parameter expected: the place in the literal of each byte, and of the end.
  @Test(arguments: [
    (#""""#, [1]), (#""abc""#, [1, 2, 3, 4]), ("'a\\n'", [1, 2, 3, 4]),
    (#""a\tb""#, [1, 2, 4, 5]), (#""\u00e9x""#, [1, 1, 7, 8]),
    (#""\U0001F600\x41""#, [1, 1, 1, 1, 11, 15]), (#""\"\\""#, [1, 3, 5]), (#""é""#, [1, 2, 3]),
    ("\"\"\"\"\"\"", [3]), ("\"\"\"\nab\"\"\"", [4, 5, 6]), ("\"\"\"\r\nab\"\"\"", [5, 6, 7]),
    ("\"\"\"a\r\nb\"\"\"", [3, 4, 6, 7]), ("\"\"\"a\\\n  b\"\"\"", [3, 8, 9]),
    ("\"\"\"\\  \r\n\n \\\n b\\\n\"\"\"", [13, 16]), (#""""a"""""#, [3, 4, 5]),
    ("'''\n\\\na'''", [4, 5, 6, 7]), ("'''a'''''", [3, 4, 5, 6]),
  ])
  func offsets(literal: String, expected: [Int]) throws {
    let document = try TOMLDocument("key = \(literal)")
    let value = try #require(document.value("key"))
    let found = expected.indices.map { document.sourceOffset(of: $0, inString: value) - 6 }
    #expect(found == expected)
    #expect(document.sourceOffset(of: -1, inString: value) >= 6)
    #expect(document.sourceOffset(of: 1000, inString: value) - 6 == expected.last)
  }

  @Test func otherValue() throws {
    let document = try TOMLDocument("key = 12")
    let value = try #require(document.value("key"))
    #expect(document.sourceOffset(of: 1, inString: value) == 6)
    // A string of another document, too.
    let long = try TOMLDocument(#"a = "\u0041""#)
    let string = try #require(long.value("a"))
    #expect(document.sourceOffset(of: 1, inString: string) == 4)
  }
}
