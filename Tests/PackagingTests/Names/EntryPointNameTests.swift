import Packaging
import Testing

/// Entry points specification, "Data model" and "File format": what survives in a line of the file.
@Suite struct EntryPointNameTests {
  @Test(arguments: ["a", "my-command", "a.b", "a b", "x:y", "é", "e\u{301}", "a[b]", "a#b;c"])
  func reads(_ text: String) throws {
    #expect(try EntryPointName(parsing: text).rendered().utf8.elementsEqual(text.utf8))
  }

  @Test(arguments: [
    Rejection("", at: 0, ""),
    Rejection(" a", at: 0, " "),
    Rejection("\u{A0}a", at: 0, "\u{A0}"),
    Rejection("a ", at: 1, " "),
    Rejection("a \u{3000}", at: 2, "\u{3000}"),
    Rejection("a=b", at: 1, "="),
    Rejection("[a", at: 0, "["),
    Rejection("#a", at: 0, "#"),
    Rejection(";a", at: 0, ";"),
    Rejection("a\nb", at: 1, "\n"),
    Rejection("a\r\nb", at: 1, "\r"),
    Rejection("a\u{85}b", at: 1, "\u{85}"),
    Rejection("a\u{2029}b", at: 1, "\u{2029}"),
    Rejection("a\u{0}", at: 1, "\u{0}"),
  ])
  func refuses(_ rejection: Rejection) {
    rejection.expect(.invalidEntryPointName, from: EntryPointName.init(parsing:))
  }

  @Test func isComparedByItsBytes() throws {
    #expect(try EntryPointName(parsing: "é") != EntryPointName(parsing: "e\u{301}"))
    #expect(try EntryPointName(parsing: "A") != EntryPointName(parsing: "a"))
  }
}
