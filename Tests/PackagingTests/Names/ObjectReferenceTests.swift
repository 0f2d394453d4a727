import Packaging
import Testing

/// Entry points specification, "Data model": a module, and an object in it after a colon.
@Suite struct ObjectReferenceTests {
  @Test(
    arguments: [
      ("a", "a", nil, []),
      ("a.b_1", "a.b_1", nil, []),
      ("a:b", "a", "b", []),
      ("a.b:C.d", "a.b", "C.d", []),
      (" a : b ", "a", "b", []),
      ("a:b [x,Y_z]", "a", "b", ["x", "y-z"]),
      ("a:b[]", "a", "b", []),
      ("é:中", "é", "中", []),
    ] as [(String, String, String?, [String])]
  )
  func hasParts(text: String, module: String, attribute: String?, extras: [String]) throws {
    let reference = try ObjectReference(parsing: text)
    #expect(reference.module == module)
    #expect(reference.attribute == attribute)
    #expect(reference.extras.map(\.normalized) == extras)
    #expect(reference.rendered() == module + (attribute.map { ":" + $0 } ?? ""))
  }

  @Test(arguments: [
    Rejection("", at: 0, ""),
    Rejection(":b", at: 0, ":"),
    Rejection("a:", at: 2, ""),
    Rejection("a:b:c", at: 3, ":"),
    Rejection("a b:c", at: 2, "b"),
    Rejection("a.:c", at: 2, ":"),
    Rejection("a:1", at: 2, "1"),
    Rejection("a:b.lambda", at: 4, "lambda"),
    Rejection("a:b()", at: 3, "(", hint: "write `a:b`"),
    Rejection("my-app.cli:main", at: 2, "-", hint: "write `my_app.cli:main`"),
    Rejection("src/app.py:main", at: 3, "/", hint: "write `src.app:main`"),
    Rejection("a:b [x", at: 4, "[", hint: "write `]` after the extras"),
    Rejection("a:b [x] y", at: 8, "y"),
    Rejection("a:b\n", at: 3, "\n"),
  ])
  func refuses(_ rejection: Rejection) {
    rejection.expect(.invalidObjectReference, from: ObjectReference.init(parsing:))
  }
}
