import Packaging
import Testing

/// `EXTERNALLY-MANAGED`: the message in the reader's language, else the one without a language.
@Suite struct ExternallyManagedFileTests {
  private static let text = """
    # of the distributor
    [other]
    Error = wrong
    [externally-managed]
    Error=Use apt,
     not 100% pip.

     See [the page]: a = b
    ; a remark

    Error-de: Nimm apt.
    ERROR-pt_BR = Use o apt.
    Error-fr =
    Errors = no
    """

  @Test(arguments: [
    (nil, "Use apt,\nnot 100% pip.\n\nSee [the page]: a = b"),
    ("C", "Use apt,\nnot 100% pip.\n\nSee [the page]: a = b"),
    ("de_AT.UTF-8", "Nimm apt."),
    ("de", "Nimm apt."),
    ("de_DE@euro", "Nimm apt."),
    ("pt_BR.UTF-8", "Use o apt."),
    ("pt_PT", "Use apt,\nnot 100% pip.\n\nSee [the page]: a = b"),
    ("fr_FR", "Use apt,\nnot 100% pip.\n\nSee [the page]: a = b"),
  ])
  func choosesTheMessage(locale: String?, expected: String) {
    let file = ExternallyManagedFile(parsing: Array(Self.text.utf8))
    #expect(file.message(locale: locale) == expected)
    let crlf = Self.text.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
    #expect(ExternallyManagedFile(parsing: Array(crlf.utf8)).message(locale: locale) == expected)
  }

  @Test(arguments: [
    "", "Error = x", "[externally-managed]\n", "[externally-managed]\nError =\n", "\u{0}=[]",
    "[externally-managed\nError = x", "[externally-managed]\n Errors = x", "[]\n[",
  ])
  func saysNothing(text: String) {
    #expect(ExternallyManagedFile(parsing: Array(text.utf8)).message(locale: nil) == nil)
  }
}
