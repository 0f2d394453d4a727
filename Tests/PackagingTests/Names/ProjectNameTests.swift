import Packaging
import Testing

/// Names specification: ASCII letters and digits with `-`, `_` and `.` between them; compared in
/// lower case with every run of `-`, `_` and `.` taken for one `-`.
@Suite struct ProjectNameTests {
  @Test(arguments: [
    ("a", "a", "a"),
    ("7", "7", "7"),
    ("requests", "requests", "requests"),
    ("Flask", "flask", "flask"),
    ("my-project", "my-project", "my_project"),
    ("Zope.Interface", "zope-interface", "zope_interface"),
    ("a_._-B", "a-b", "a_b"),
    ("A--1", "a-1", "a_1"),
    ("0.0", "0-0", "0_0"),
  ])
  func hasForms(written: String, normalized: String, fileNameComponent: String) throws {
    let name = try ProjectName(parsing: written)
    #expect(name.written == written)
    #expect(name.normalized == normalized)
    #expect(name.fileNameComponent == fileNameComponent)
    #expect(try ExtraName(parsing: written).written == written)
    #expect(try ExtraName(parsing: written).normalized == normalized)
  }

  @Test func isEqualHoweverItIsSpelled() throws {
    let spellings = try ["foo-bar", "Foo_Bar", "FOO.bar", "foo-._bar"]
      .map(ProjectName.init(parsing:))
    #expect(Set(spellings).count == 1)
    #expect(try ProjectName(parsing: "foobar") != spellings[0])
    #expect(try ExtraName(parsing: "A_b") == ExtraName(parsing: "a-B"))
  }

  private static let onlyASCII = "use only ASCII letters, digits, `-`, `_` and `.`"

  @Test(arguments: [
    Rejection("", at: 0, ""),
    Rejection("...", at: 0, "."),
    Rejection(" a", at: 0, " ", hint: "write `a`"),
    Rejection("a\n", at: 1, "\n", hint: "write `a`"),
    Rejection("a\r\n", at: 1, "\r", hint: "write `a`"),
    Rejection("-a", at: 0, "-", hint: "write `a`"),
    Rejection("a-", at: 1, "-", hint: "write `a`"),
    Rejection("a_b_.", at: 3, "_.", hint: "write `a_b`"),
    Rejection("my project", at: 2, " ", hint: "write `my-project`"),
    Rejection("@scope/pkg", at: 0, "@", hint: "write `scope-pkg`"),
    Rejection("pkg[extra]", at: 3, "[", hint: "write `pkg`"),
    Rejection("pkg >= 1", at: 3, " ", hint: "write `pkg`"),
    Rejection("café", at: 3, "é", hint: onlyASCII),
    Rejection("cafe\u{301}", at: 4, "\u{301}", hint: onlyASCII),
    Rejection("ſetuptools", at: 0, "ſ", hint: onlyASCII),
    Rejection("１", at: 0, "１", hint: onlyASCII),
    Rejection("a\u{0}b", at: 1, "\u{0}", hint: "write `a-b`"),
  ])
  func refuses(_ rejection: Rejection) {
    rejection.expect(.invalidName, from: ProjectName.init(parsing:))
    rejection.expect(.invalidName, from: ExtraName.init(parsing:))
  }

  @Test func namesWhatItReads() {
    let error = #expect(throws: EditableError.self) { try ExtraName(parsing: "a b") }
    #expect(error?.problems[0].message == "a space cannot stand in the name of an extra")
  }
}
