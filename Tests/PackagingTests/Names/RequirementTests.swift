import Packaging
import Testing

/// PEP 508, in the canonical text of `packaging`.
@Suite struct RequirementTests {
  @Test(arguments: [
    ("a", "a"),
    (" \ta\t ", "a"),
    ("A.b_C", "A.b_C"),
    ("a>=1", "a>=1"),
    ("a >= 1 , < 2", "a<2,>=1"),
    ("a>=1,", "a>=1"),
    ("a()", "a"),
    ("a ( >=1 , <2 ) ", "a<2,>=1"),
    ("a (==1.*)", "a==1.*"),
    ("a[]", "a"),
    ("a[ ]>=1", "a>=1"),
    ("a [ c , b ] >=1", "a[b,c]>=1"),
    ("a[b,B,b,A]", "a[A,B,b]"),
    ("a===1.0;os_name=='x'", "a===1.0; os_name == \"x\""),
    ("a === x , <2", "a<2,===x"),
    ("a===1, <2", "a<2,===1"),
    ("a(===1)", "a===1"),
    ("a@x", "a @ x"),
    ("a[b] @ https://x/y?z=1#egg=a", "a[b] @ https://x/y?z=1#egg=a"),
    ("a @ x;y", "a @ x;y"),
    ("a @ x ;os_name=='y'", "a @ x ; os_name == \"y\""),
    ("a @ x ", "a @ x"),
    ("a @ e\u{301}", "a @ e\u{301}"),
    ("a;os_name=='x'", "a; os_name == \"x\""),
    ("a>=1 ; (os_name=='x')", "a>=1; os_name == \"x\""),
  ])
  func hasCanonicalText(written: String, canonical: String) throws {
    let rendered = try Requirement(parsing: written).rendered()
    #expect(rendered.utf8.elementsEqual(canonical.utf8), "\(rendered)")
  }

  @Test func hasParts() throws {
    let requirement = try Requirement(parsing: "Requests[Socks]>=2; extra == 'x'")
    #expect(requirement.name.normalized == "requests")
    #expect(requirement.extras.map(\.normalized) == ["socks"])
    #expect(requirement.source == .versions(try VersionSpecifierSet(parsing: ">=2")))
    #expect(requirement.marker == Marker(extra: try ExtraName(parsing: "X")))
  }

  @Test func isEqualHoweverItIsSpelled() throws {
    let one = try Requirement(parsing: "Foo_Bar[B.c,a]>=1.0,<2")
    let other = try Requirement(parsing: "foo-bar [a,b_C] (<2.0, >=1)")
    #expect(one == other)
    #expect(one.hashValue == other.hashValue)
    #expect(one != (try Requirement(parsing: "foo-bar[a]>=1,<2")))
    #expect(try Requirement(parsing: "a @ é") != Requirement(parsing: "a @ e\u{301}"))
  }

  /// pyproject.toml specification, `optional-dependencies`: the marker and the extra must both
  /// hold.
  @Test(arguments: [
    ("a", "a; extra == \"x-y\""),
    ("a>=1", "a>=1; extra == \"x-y\""),
    ("a @ u", "a @ u ; extra == \"x-y\""),
    ("a; os_name=='p'", "a; os_name == \"p\" and extra == \"x-y\""),
    (
      "a; os_name=='p' and os_name=='q'",
      "a; os_name == \"p\" and os_name == \"q\" and extra == \"x-y\""
    ),
    (
      "a; os_name=='p' or os_name=='q'",
      "a; (os_name == \"p\" or os_name == \"q\") and extra == \"x-y\""
    ),
    (
      "a; (os_name=='p' or os_name=='q')",
      "a; (os_name == \"p\" or os_name == \"q\") and extra == \"x-y\""
    ),
    (
      "a; (os_name=='p' or os_name=='q') and os_name=='r'",
      "a; (os_name == \"p\" or os_name == \"q\") and os_name == \"r\" and extra == \"x-y\""
    ),
    (
      "a; os_name=='p' and os_name=='q' or os_name=='r'",
      "a; (os_name == \"p\" and os_name == \"q\" or os_name == \"r\") and extra == \"x-y\""
    ),
  ])
  func canDependOnAnExtra(written: String, conditional: String) throws {
    let requirement = try Requirement(parsing: written)
    let extra = try ExtraName(parsing: "X_.Y")
    #expect(requirement.conditional(on: extra).rendered() == conditional)
  }

  @Test(arguments: [
    Rejection("", at: 0, ""),
    Rejection(" ", at: 1, ""),
    Rejection("-e .", at: 0, "-", hint: "remove the option `-e`"),
    Rejection("./a", at: 0, ".", hint: "write `name @ file:///path` with the absolute path"),
    Rejection("# a", at: 0, "#", hint: "remove the comment"),
    Rejection("é", at: 0, "é"),
    Rejection("aé", at: 1, "é"),
    Rejection("a_>=1", at: 1, "_", hint: "write `a`"),
    Rejection("\na", at: 0, "\n"),
    Rejection("a\n", at: 1, "\n"),
    Rejection("https://x/y", at: 5, ":", hint: "write `name @ https://x/y`"),
    Rejection("git+https://x/y z", at: 3, "+", hint: "write `name @ git+https://x/y`"),
    Rejection("pkg 1.0", at: 4, "1.0", hint: "write `pkg==1.0`"),
    Rejection("pkg[a] v1", at: 7, "v1", hint: "write `pkg[a]==1`"),
    Rejection("pkg *", at: 4, "*", hint: "remove the `*`"),
    Rejection("pkg # x", at: 4, "#", hint: "remove the comment"),
    Rejection("my pkg", at: 3, "p", hint: "write `-` instead of the space, if it is in the name"),
    Rejection("a python_version<'3'", at: 2, "p", hint: "write `;` before the marker"),
    Rejection("a,b", at: 1, ","),
    Rejection("pkg=1.0", at: 3, "=", hint: "write `==1.0`"),
    Rejection("pkg ^1.0", at: 4, "^", hint: "write `>=1.0,<2`"),
    Rejection("pkg ~1.0", at: 4, "~", hint: "write `>=1.0,<1.1`"),
    Rejection("a>=1 <2", at: 5, "<2", hint: "write a comma before `<2`"),
    Rejection("a>=1,,<2", at: 5, ","),
    Rejection("a>=1 # x", at: 5, "#", hint: "remove the comment"),
    Rejection("a>=1 os_name=='x'", at: 5, "o", hint: "write `;` before the marker"),
    Rejection("a>=1.0.*", at: 6, ".*", hint: "write `>=1.0`"),
    Rejection("a>=1,~=2", at: 7, "2", hint: "write `~=2.0`"),
    Rejection("a===1,2", at: 6, "2", hint: "write `>=2` or `==2`"),
    Rejection("a===", at: 1, "==="),
    Rejection("a>=1\n", at: 4, "\n"),
    Rejection("a(>=1", at: 1, "(", hint: "remove the `(`"),
    Rejection("a(>=1 <2)", at: 6, "<2", hint: "write a comma before `<2`"),
    Rejection("a>=1)", at: 4, ")", hint: "remove the `)`"),
    Rejection("a(,)", at: 2, ","),
    Rejection("a[b", at: 1, "[", hint: "write `]` after the extras"),
    Rejection("a[b c]", at: 4, "c"),
    Rejection("a[b,]", at: 3, ",", hint: "remove the comma"),
    Rejection("a[b,,c]", at: 4, ","),
    Rejection("a[é]", at: 2, "é"),
    Rejection("a[b_]", at: 3, "_", hint: "write `b`"),
    Rejection("a[b][c]", at: 4, "["),
    Rejection("a @", at: 2, "@"),
    Rejection("a @ x y", at: 6, "y"),
    Rejection("a @ x\u{2028}", at: 5, "\u{2028}"),
    Rejection("a @\nx", at: 3, "\n"),
    Rejection(
      "a @ https://x/y; os_name=='x'",
      at: 17,
      "o",
      hint: "write a space before the `;`, which belongs to the URL otherwise"
    ),
    Rejection("a ; ", at: 2, ";", hint: "remove the `;`"),
    Rejection("a; python_version >= 3.8", at: 21, "3.8", hint: "write `\"3.8\"`"),
    Rejection("a; python_versions < '3'", at: 3, "python_versions", hint: "write `python_version`"),
    Rejection("a; os_name=='x')", at: 15, ")", hint: "remove the `)`"),
  ])
  func refuses(_ rejection: Rejection) {
    rejection.expect(.invalidRequirement, from: Requirement.init(parsing:))
  }
}
