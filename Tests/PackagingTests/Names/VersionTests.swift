import Packaging
import Testing

/// PEP 440: the spellings of a version, and its normal form.
@Suite struct VersionTests {
  @Test(arguments: [
    ("1", "1"),
    ("1.0", "1.0"),
    ("1.0.0", "1.0.0"),
    ("2026.11.22", "2026.11.22"),
    ("v1.0", "1.0"),
    ("V1.0", "1.0"),
    (" \t1.0\n", "1.0"),
    ("\u{A0}1.0\u{2028}", "1.0"),
    ("\u{1C}1.0\u{1F}", "1.0"),
    ("00.01", "0.1"),
    ("1!2", "1!2"),
    ("0!2", "2"),
    ("01!2", "1!2"),
    ("1.0a", "1.0a0"),
    ("1.0.a.1", "1.0a1"),
    ("1.0-ALPHA-1", "1.0a1"),
    ("1.0beta02", "1.0b2"),
    ("1.0c1", "1.0rc1"),
    ("1.0pre1", "1.0rc1"),
    ("1.0_preview_1", "1.0rc1"),
    ("1.0RC1", "1.0rc1"),
    ("1.0a-", "1.0a0"),
    ("1.0a--1", "1.0a0.post1"),
    ("1.0-1", "1.0.post1"),
    ("1.0post", "1.0.post0"),
    ("1.0r2", "1.0.post2"),
    ("1.0.REV.2", "1.0.post2"),
    ("1.0prerev1", "1.0rc0.post1"),
    ("1.0dev", "1.0.dev0"),
    ("1.0-Dev-3", "1.0.dev3"),
    ("1.0a1.post2.dev3", "1.0a1.post2.dev3"),
    ("1.0+Ubuntu-1_2.3", "1.0+ubuntu.1.2.3"),
    ("1.0+0100", "1.0+100"),
    ("1.0+0a00", "1.0+0a00"),
    ("1!2.0.1rc1.post2.dev3+l.4", "1!2.0.1rc1.post2.dev3+l.4"),
    ("1.99999999999999999999999999999", "1.99999999999999999999999999999"),
    ("1.00000000000000000000000000001", "1.1"),
    ("18446744073709551615", "18446744073709551615"),
  ])
  func hasNormalForm(written: String, normal: String) throws {
    let version = try Version(parsing: written)
    #expect(version.rendered() == normal)
    #expect(version.written.utf8.elementsEqual(written.utf8))
    #expect(version.isInNormalForm == (written == normal))
  }

  @Test func hasParts() throws {
    let version = try Version(parsing: "1!2.0.1rc4.post5.dev6+ab.7")
    #expect(version.epoch == 1)
    #expect(version.release == [2, 0, 1])
    #expect(version.preRelease?.phase == .candidate)
    #expect(version.preRelease?.number == 4)
    #expect(version.postRelease == 5)
    #expect(version.developmentRelease == 6)
    #expect(version.local == [.text("ab"), .number(7)])
    #expect(version.isPreRelease)
    #expect(try !Version(parsing: "1.0.post1").isPreRelease)
    #expect(try Version(parsing: "1.0.dev1").isPreRelease)
  }

  @Test(arguments: [
    Rejection("", at: 0, ""),
    Rejection(" ", at: 1, ""),
    Rejection("abc", at: 0, "a"),
    Rejection("vv1", at: 0, "v", hint: "write `1`"),
    Rejection("version-1.0", at: 0, "v", hint: "write `1.0`"),
    Rejection("\"1.0\"", at: 0, "\"", hint: "write `1.0`"),
    Rejection("1.0-", at: 3, "-", hint: "write `1.0`"),
    Rejection("1..0", at: 1, "..0", hint: "write `1.0`"),
    Rejection("1.*", at: 1, ".*", hint: "write `1`"),
    Rejection("1.x", at: 1, ".x", hint: "write `1`"),
    Rejection("1_0", at: 1, "_0", hint: "write `1.0`"),
    Rejection("1,0", at: 1, ",", hint: "write `1.0`"),
    Rejection("1.0 .1", at: 4, ".1", hint: "write `1.0.1`"),
    Rejection("1.0 1", at: 4, "1"),
    Rejection("1.0 beta 2", at: 4, "beta", hint: "write `1.0b2`"),
    Rejection("2026-01-31", at: 7, "-31", hint: "write `2026.1.31`"),
    Rejection("1.0-SNAPSHOT", at: 3, "-SNAPSHOT", hint: "write `1.0.dev0`"),
    Rejection("1.0.Final", at: 3, ".Final", hint: "write `1.0`"),
    Rejection("1.0-4-gdeadbee", at: 5, "-gdeadbee", hint: "write `1.0.post4+gdeadbee`"),
    Rejection("1.0+", at: 3, "+", hint: "write `1.0`"),
    Rejection("1.0+a+b", at: 5, "+b", hint: "write `1.0+a.b`"),
    Rejection("1.0+é", at: 3, "+é"),
    Rejection("1.0poſt1", at: 3, "poſt1"),
    Rejection("１.0", at: 0, "１"),
    Rejection("1.0\u{0}", at: 3, "\u{0}", hint: "write `1.0`"),
    Rejection("1!", at: 1, "!", hint: "write `1`"),
    Rejection("1.0dev.post1", at: 7, "post1"),
  ])
  func refuses(_ rejection: Rejection) {
    rejection.expect(.invalidVersion, from: Version.init(parsing:))
  }

  @Test func doesNotRepeatALongText() throws {
    let text = "1.0-" + String(repeating: "é", count: 1_000)
    let error = #expect(throws: EditableError.self) { try Version(parsing: text) }
    let message = try #require(error?.problems[0].message)
    #expect(message.utf8.count < 200 && message.contains("…"))
  }
}
