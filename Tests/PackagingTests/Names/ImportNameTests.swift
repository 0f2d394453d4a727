import Packaging
import Testing

/// PEP 794: identifiers with dots between them, none a keyword, and `; private` after them or not.
@Suite struct ImportNameTests {
  @Test(arguments: [
    ("a", "a", false),
    ("_a.b1.C", "_a.b1.C", false),
    ("match.type", "match.type", false),
    ("é.中", "é.中", false),
    ("e\u{301}", "e\u{301}", false),
    ("a;private", "a; private", true),
    ("a ; private ", "a; private", true),
    ("a \t;\u{A0}private", "a; private", true),
    ("a ", "a", false),
  ])
  func hasNormalForm(written: String, normal: String, isPrivate: Bool) throws {
    let name = try ImportName(parsing: written)
    #expect(name.rendered().utf8.elementsEqual(normal.utf8))
    #expect(name.isPrivate == isPrivate)
    #expect(try ImportName(parsing: name.rendered()) == name)
  }

  @Test func hasParents() throws {
    #expect(try ImportName(parsing: "a.b.c; private").parents == ["a", "a.b"])
    #expect(try ImportName(parsing: "a").parents.isEmpty)
  }

  @Test(arguments: [
    Rejection("", at: 0, ""),
    Rejection(" a", at: 0, " "),
    Rejection("1a", at: 0, "1"),
    Rejection("a.", at: 2, ""),
    Rejection("a..b", at: 2, "."),
    Rejection("a-b", at: 1, "-", hint: "write the name by which Python imports it"),
    Rejection("a b", at: 2, "b"),
    Rejection("a.class", at: 2, "class"),
    Rejection("None", at: 0, "None"),
    Rejection("a\u{200B}", at: 1, "\u{200B}"),
    Rejection("a; public", at: 3, "public", hint: "write `a; private`"),
    Rejection("a;", at: 2, "", hint: "write `a; private`"),
    Rejection("a; private x", at: 11, "x"),
    Rejection("a;private;private", at: 9, ";"),
  ])
  func refuses(_ rejection: Rejection) {
    rejection.expect(.invalidImportName, from: ImportName.init(parsing:))
  }

  @Test(arguments: [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def",
    "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
  ])
  func refusesTheKeyword(_ keyword: String) {
    Rejection("a.\(keyword)", at: 2, keyword)
      .expect(.invalidImportName, from: ImportName.init(parsing:))
  }
}
