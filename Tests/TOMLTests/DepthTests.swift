import TOML
import Testing

/// Arrays and tables stand inside each other at most 256 deep, however they are written.
@Suite struct DepthTests {
  /// Documents of any depth, with the deepest one first that is an error.
  private static let forms: [(name: String, make: @Sendable (Int) -> String)] = [
    ("arrays", { "a = " + repeated("[", $0) + repeated("]", $0) }),
    ("inline tables", { "a = " + repeated("{a=", $0 - 1) + "{}" + repeated("}", $0 - 1) }),
    ("dotted keys", { repeated("a.", $0) + "b = 1" }),
    ("headers", { "[" + repeated("a.", $0 - 1) + "b]" }),
    ("headers of arrays", { "[[" + repeated("a.", $0 - 2) + "b]]" }),
    (
      "header and dotted key",
      { "[" + repeated("a.", 99) + "b]\n" + repeated("c.", $0 - 100) + "d=1" }
    ),
    (
      "header and array",
      { "[" + repeated("a.", 99) + "b]\nc = " + repeated("[", $0 - 100) + repeated("]", $0 - 100) }
    ),
    ("nested arrays of tables", { "[[a]]\n[[a.a]]\n[" + repeated("a.", $0 - 3) + "b]" }),
    (
      "array of inline tables",
      {
        repeated("a = [{", 1) + repeated("a = [{", $0 / 2 - 1) + repeated("}]", $0 / 2 - 1)
          + repeated("}]", 1)
      }
    ),
    ("dotted keys in inline tables", { "a = {" + repeated("a.", $0 - 1) + "b = 1}" }),
  ]

  @Test(arguments: forms.map(\.name))
  func bound(name: String) throws {
    let make = try #require(Self.forms.first { $0.name == name }).make
    #expect(error(of: make(TOMLDocument.maximumDepth)) == nil)
    // Arrays of inline tables grow by two.
    let tooDeep = make(TOMLDocument.maximumDepth + (name == "array of inline tables" ? 2 : 1))
    #expect(error(of: tooDeep)?.reason == .nestedTooDeep)
  }

  /// Far beyond the bound, nothing but the error happens.
  @Test(arguments: ["[", "{a=", "[{a=", "{a.b=[", "a.", "[[", "'a'."])
  func endless(opening: String) {
    for prefix in ["", "a=", "[", "[["] {
      #expect(error(of: prefix + repeated(opening, 100_000)) != nil)
    }
  }
}

private func repeated(_ text: String, _ count: Int) -> String {
  String(repeating: text, count: count)
}
