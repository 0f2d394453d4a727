import Packaging
import Testing

/// PEP 440, "Version specifiers", in the canonical text of `packaging`.
@Suite struct VersionSpecifierTests {
  @Test(arguments: [
    ("", ""),
    (" , ,", ""),
    (">=1.0", ">=1.0"),
    (" >= 1.0 ", ">=1.0"),
    ("\u{A0}>=\n1.0\u{2028}", ">=1.0"),
    (">=1.0,<2", "<2,>=1.0"),
    (">=1 ,, <2,", "<2,>=1"),
    (">1,>=1,<1,<=1,!=1,==1,===1,~=1.0", "!=1,<1,<=1,==1,===1,>1,>=1,~=1.0"),
    ("==1.0,==1.00,==1.0", "==1.0"),
    ("~=1.0,~=1.00", "~=1.0"),
    ("~=1.0,~=1.0.0", "~=1.0,~=1.0.0"),
    ("==1.0.*,==1.00.*", "==1.0.*,==1.00.*"),
    ("===A,===a", "===A,===a"),
    (">=v1.0,<V2", "<V2,>=v1.0"),
    (">=01.0-1", ">=01.0-1"),
    ("==1.0+Local-1", "==1.0+Local-1"),
    ("!=1!2.*", "!=1!2.*"),
    ("=== any]thing*!", "===any]thing*!"),
    ("===e\u{301}", "===e\u{301}"),
    ("~=1!2.3a1.post4.dev5", "~=1!2.3a1.post4.dev5"),
  ])
  func hasCanonicalText(written: String, canonical: String) throws {
    let specifiers = try VersionSpecifierSet(parsing: written)
    #expect(specifiers.rendered().utf8.elementsEqual(canonical.utf8))
    #expect(specifiers.isEmpty == canonical.isEmpty)
  }

  @Test func isEqualInAnyOrder() throws {
    let one = try VersionSpecifierSet(parsing: ">=1.0, <2.0, <2.0")
    let other = try VersionSpecifierSet(parsing: "<2,>=1")
    #expect(one == other)
    #expect(one.hashValue == other.hashValue)
    #expect(one != (try VersionSpecifierSet(parsing: "<2")))
    #expect(try VersionSpecifier(parsing: "===é") != VersionSpecifier(parsing: "===e\u{301}"))
  }

  @Test func hasParts() throws {
    let specifier = try VersionSpecifier(parsing: " != 1.2.* ")
    #expect(specifier.comparison == .notEqual)
    guard case .prefix(let version) = specifier.bound else {
      Issue.record("not a prefix")
      return
    }
    #expect(version.release == [1, 2])
  }

  @Test func keepsThousands() throws {
    let text = (0..<5_000).map { "!=1.\($0 % 4_000)" }.joined(separator: ",")
    #expect(try VersionSpecifierSet(parsing: text).specifiers.count == 4_000)
  }

  @Test(arguments: [
    Rejection("3.8", at: 0, "3.8", hint: "write `>=3.8` or `==3.8`"),
    Rejection(">=1,3.8+", at: 4, "3.8+", hint: "write `>=3.8`"),
    Rejection(">=3.8 <4", at: 6, "<4", hint: "write a comma before `<4`"),
    Rejection(">=3.8<4", at: 5, "<4", hint: "write a comma before `<4`"),
    Rejection(">=3.8 and <4", at: 6, "a", hint: "write a comma instead"),
    Rejection(">=3.8;", at: 5, ";"),
    Rejection("=3.8", at: 0, "=", hint: "write `==3.8`"),
    Rejection("=> 3.8", at: 0, "=>", hint: "write `>=3.8`"),
    Rejection("=<3.8", at: 0, "=<", hint: "write `<=3.8`"),
    Rejection("!3.8", at: 0, "!", hint: "write `!=3.8`"),
    Rejection("<>3.8", at: 0, "<>", hint: "write `!=`"),
    Rejection(">==3.8", at: 0, ">==", hint: "write `>=`"),
    Rejection("^1.2", at: 0, "^", hint: "write `>=1.2,<2`"),
    Rejection("^0.2.3", at: 0, "^", hint: "write `>=0.2.3,<0.3`"),
    Rejection("^0.0.3", at: 0, "^", hint: "write `>=0.0.3,<0.0.4`"),
    Rejection("^0", at: 0, "^", hint: "write `>=0,<1`"),
    Rejection("^1!2", at: 0, "^", hint: "write `>=1!2,<1!3`"),
    Rejection(
      "^9999999999999999999",
      at: 0,
      "^",
      hint: "write `>=9999999999999999999,<10000000000000000000`"
    ),
    Rejection("^99999999999999999999", at: 0, "^"),
    Rejection("~1.2.3", at: 0, "~", hint: "write `>=1.2.3,<1.3`"),
    Rejection("~1", at: 0, "~", hint: "write `>=1,<2`"),
    Rejection("~=1", at: 2, "1", hint: "write `~=1.0`"),
    Rejection("~=1a1", at: 2, "1a1"),
    Rejection("~=1!2", at: 2, "1!2", hint: "write `~=1!2.0`"),
    Rejection("<2,>=1.*", at: 6, ".*", hint: "write `>=1`"),
    Rejection("~=1.0.*", at: 5, ".*", hint: "write `~=1.0`"),
    Rejection("==1.0a1.*", at: 7, ".*"),
    Rejection("==1.*.1", at: 5, ".1", hint: "write `==1.1`"),
    Rejection("==1.x", at: 3, ".x", hint: "write `==1.*`"),
    Rejection(">=1.x", at: 3, ".x", hint: "write `>=1`"),
    Rejection(">=1.0+x", at: 5, "+x", hint: "write `>=1.0`"),
    Rejection("~=1.0+x", at: 5, "+x", hint: "write `~=1.0`"),
    Rejection("== \"1.0\"", at: 3, "\"", hint: "write `==1.0`"),
    Rejection(">= ,<2", at: 0, ">="),
    Rejection("<2,>", at: 3, ">"),
    Rejection("===", at: 0, "==="),
    Rejection("<2, === ,", at: 4, "==="),
    Rejection("===a b", at: 5, "b"),
    Rejection("===a;b", at: 4, ";"),
    Rejection("===a\u{0}", at: 4, "\u{0}"),
    Rejection("*", at: 0, "*", hint: "remove the `*`"),
    Rejection("==latest", at: 2, "l"),
    Rejection("==1.0-SNAPSHOT", at: 5, "-SNAPSHOT", hint: "write `==1.0.dev0`"),
    Rejection(">=１", at: 2, "１"),
    Rejection("~=1.0poſt1", at: 5, "poſt1"),
  ])
  func refuses(_ rejection: Rejection) {
    rejection.expect(.invalidSpecifier, from: VersionSpecifierSet.init(parsing:))
  }
}
