import Packaging
import Testing

/// Entry points specification, "Data model": words of letters, digits and underscores with dots
/// between them.
@Suite struct EntryPointGroupNameTests {
  @Test(arguments: ["a", "console_scripts", "pytest11", "a.b_c.1", "_", "é", "½"])
  func reads(_ text: String) throws {
    #expect(try EntryPointGroupName(parsing: text).rendered() == text)
  }

  @Test func knowsTheGroupsOfCommands() throws {
    #expect(try EntryPointGroupName(parsing: "console_scripts") == .consoleScripts)
    #expect(try EntryPointGroupName(parsing: "gui_scripts") == .guiScripts)
  }

  @Test(arguments: [
    Rejection("", at: 0, ""),
    Rejection(".a", at: 0, "."),
    Rejection("a.", at: 2, ""),
    Rejection("a..b", at: 2, "."),
    Rejection("a-b", at: 1, "-", hint: "write `_`"),
    Rejection("a b", at: 1, " "),
    Rejection("a\n", at: 1, "\n"),
    Rejection("a]", at: 1, "]"),
    Rejection("a\u{301}", at: 1, "\u{301}"),
  ])
  func refuses(_ rejection: Rejection) {
    rejection.expect(.invalidEntryPointGroup, from: EntryPointGroupName.init(parsing:))
  }
}
