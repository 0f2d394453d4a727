import TOML
import Testing

/// The sentences: lower case, no full stop, code in backticks.
@Suite struct ErrorMessageTests {
  @Test(
    arguments: [
      ("a = b/c", "`b/c` is not a value", "put a string in quotes: `\"b/c\"`"),
      ("a = None", "`None` is not a value", "leave the key out: TOML has no null"),
      ("a = FALSE", "`FALSE` is not a value", "write `false`"),
      (
        "a = 1.2.3", "`1.2.3` is not a number: a digit is missing or wrong",
        "put a string in quotes: `\"1.2.3\"`"
      ),
      (
        "a = 0755", "`0755` is not a number: it starts with a superfluous zero",
        "remove the zero, or write `0o` in front of an octal number"
      ),
      ("a = 2024-02-30", "30 is out of range for the day", nil),
      ("a: 1", "expected `=` behind the key, found `:`", "write `=` instead of `:`"),
      ("a = “b”", "expected a value, found `“`", "use straight quotation marks"),
      ("a = \u{200B}1", "expected a value, found U+200B", nil),
      (
        "a = 'b", "the string has no closing `'`",
        "close it in the same line, or use `'''` for several lines"
      ),
      (
        #"a = "C:\dir""#, "a backslash before `d` is no escape",
        #"write `\\` for a backslash, or put the string in apostrophes"#
      ),
      (
        "a = [1",
        "expected `,` or `]` in the array opened in line 1, found the end of the document", nil
      ),
      (
        "a = 1\na = 2", "`a` is defined already, as an integer in line 1",
        "remove or rename one of the two"
      ),
      (
        "[[a]]\n[a]", "`a` is defined already, as an array of tables in line 1",
        "write `[[a]]` to add a table to it"
      ),
      (
        "a = {}\n[a.b]", "nothing can be added to `a` here: it is an inline table, from line 1",
        "write all keys between the braces"
      ),
      (
        "a = '\0'", "the control character U+0000 is not allowed",
        "remove it, or write `\\u0000` in a string"
      ),
      (
        "a = 99999999999999999999",
        "`99999999999999999999` does not fit into a signed integer of 64 bits", nil
      ),
    ] as [(String, String, String?)]
  )
  func sentences(source: String, message: String, hint: String?) throws {
    let found = try #require(error(of: source))
    #expect(found.message == message)
    #expect(found.hint == hint)
    #expect(found.description == "\(found.position): \(message)" + (hint.map { " (\($0))" } ?? ""))
  }

  /// A word of any length makes a message that can be read.
  @Test func longWord() throws {
    let found = try #require(error(of: "a = " + String(repeating: "x", count: 100_000)))
    #expect(found.message.unicodeScalars.count < 100)
    #expect(found.hint == "put a string in quotes")
  }

  /// Every message and hint keeps the style, for each error of a wide choice of documents.
  @Test(arguments: ErrorMessageTests.invalid)
  func style(source: String) throws {
    let found = try #require(error(of: source))
    for sentence in [found.message, found.hint].compactMap({ $0 }) {
      #expect(!sentence.isEmpty && !sentence.hasSuffix(".") && !sentence.contains("\n"))
      #expect(sentence.split(separator: "`", omittingEmptySubsequences: false).count % 2 == 1)
      let first = try #require(sentence.unicodeScalars.first)
      #expect(!("A"..."Z").contains(first) || sentence.hasPrefix("U+"))
    }
  }

  private static let invalid = [
    "=", "a", "a=", "a=1 b", "[a", "[[a", "a=[1 2]", "a={b=1 c=2}", "a='", "a='''", "'''a'''=1",
    #"a="\q""#, #"a="\u1""#, #"a="\ud800""#, "a=x", "a=01", "a=1__1", "a=+0x1", "a=1.", "a=1-1",
    "a=99999999999999999999", "a=1979-1-1", "a=1979-13-01", "a=1\na=1", "a=1\na.b=1", "a=\u{1}",
    "a=1\r", "a=1\n[a]", "[a]\n[a]", "[[a]]\n[a]", "a={}\na.b=1", "[a.b]\n[a]\nb.c=1", "a.b=1\n[a]",
  ]
}
