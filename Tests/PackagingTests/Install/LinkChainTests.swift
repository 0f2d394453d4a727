import Packaging
import Testing

/// A chain is `auto` or a list of modes; its text is read back as the same chain.
@Suite struct LinkChainTests {
  @Test(arguments: [
    ("auto", [LinkMode.clone, .hardlink, .copy]), ("copy", [.copy]), ("symlink", [.symlink]),
    ("clone,copy", [.clone, .copy]), ("hardlink, copy", [.hardlink, .copy]),
  ])
  func modes(text: String, expected: [LinkMode]) throws {
    let chain = try LinkChain(parsing: text)
    #expect(chain.modes == expected)
    #expect(chain.isAutomatic == (text == "auto"))
    #expect(try LinkChain(parsing: chain.rendered()) == chain)
  }

  @Test(arguments: [
    ("", "a link mode is empty"), ("clone,", "a link mode is empty"),
    ("hardlnk", "`hardlnk` is not a link mode"),
    ("auto,copy", "`auto` is a chain of its own, and no link mode in one"),
    ("copy,copy", "the link mode `copy` is listed twice"), ("Copy", "`Copy` is not a link mode"),
  ])
  func refused(text: String, message: String) {
    let error = #expect(throws: EditableError.self) { try LinkChain(parsing: text) }
    #expect(error?.problems.map(\.message) == [message])
    #expect(error?.problems.first?.hint != nil)
  }

  @Test func symlinksAreNeverAutomatic() {
    #expect(!LinkChain.automatic.modes.contains(.symlink))
  }
}
