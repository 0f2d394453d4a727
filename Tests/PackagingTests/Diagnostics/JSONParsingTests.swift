import Packaging
import TestSupport
import Testing

/// JSON is read as RFC 8259 has it, and nothing else is.
@Suite struct JSONParsingTests {
  /// What is read, and what is written of it.
  static let valid = [
    (" {} ", "{}"), ("[]", "[]"), (#"{"a": [1, -2, true, false, null]}"#, nil),
    (#""\u0041\n\"\/\\""#, #""A\n\"/\\""#), (#""\ud83c\udf88é""#, "\"🎈é\""),
    (#""\ud83c""#, "\"\u{FFFD}\""), ("1.50e3", nil), ("[[[]]]", nil), ("0", "0"),
  ]

  @Test(arguments: valid) func reads(_ text: String, _ written: String?) throws {
    #expect(try JSON(parsing: Array(text.utf8), named: "x").rendered() == written ?? text)
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\"}", "{\"a\":}", "tru", "\"\u{1}\"", "\"a", "1 2", "+1", "-", "1.",
    "'a'",
    "\"\\x\"", "\"\\u12\"", "{a: 1}", "[1 2]", "nul",
  ])
  func refuses(_ text: String) {
    #expect(throws: EditableError.self) { try JSON(parsing: Array(text.utf8), named: "x") }
  }

  @Test func refusesWhatIsNestedTooDeep() {
    let deep = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
    #expect(throws: EditableError.self) { try JSON(parsing: deep, named: "x") }
  }

  @Test func refusesWhatIsNotUTF8() {
    #expect(throws: EditableError.self) { try JSON(parsing: [0x22, 0xFF, 0x22], named: "x") }
  }

  @Test func anyBytesAreRead() {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<2000 {
      let alphabet = Array(#"{}[]",:\ut0e-1 a"#.utf8)
      let bytes = (0..<12).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
      _ = try? JSON(parsing: bytes, named: "x")
    }
  }
}
