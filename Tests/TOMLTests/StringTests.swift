import TOML
import Testing

/// TOML, section "String": the four forms.
@Suite struct StringTests {
  @Test(arguments: [
    (#""""#, ""), (#""a\tb\n\"\\""#, "a\tb\n\"\\"), (#""\b\f\r\e""#, "\u{8}\u{C}\r\u{1B}"),
    (#""\x41\xe9\u00e9\U0001F600""#, "A\u{E9}\u{E9}\u{1F600}"), (#""\u0000""#, "\0"),
    (#""'#\t""#, "'#\t"), ("\"tab\there\"", "tab\there"), ("\"\u{80}é😀\"", "\u{80}é😀"),
  ])
  func basic(source: String, string: String) throws { try expect(source, string) }

  @Test(arguments: [
    ("''", ""), (#"'C:\Users\nodejs'"#, #"C:\Users\nodejs"#), (#"'"quoted"'"#, "\"quoted\""),
    (#"'<\i\c*\s*>'"#, #"<\i\c*\s*>"#), (#"'\'"#, "\\"),
  ])
  func literal(source: String, string: String) throws { try expect(source, string) }

  @Test(arguments: [
    (#""""""""#, ""), ("\"\"\"\na\nb\"\"\"", "a\nb"), ("\"\"\"\n\na\"\"\"", "\na"),
    ("\"\"\" \na\"\"\"", " \na"), ("\"\"\"\r\na\r\nb\r\n\"\"\"", "a\nb\n"),
    (#""""a""b"c""""#, "a\"\"b\"c"), (#""""a"""""#, "a\""), (#""""a""""""#, "a\"\""),
    (#"""""a""""#, "\"a"), (#""""""a""""#, "\"\"a"), (#""""\""""""#, "\"\""),
    ("\"\"\"a \\\n\n  \t b\"\"\"", "a b"), ("\"\"\"a \\  \t\r\n b\"\"\"", "a b"),
    ("\"\"\"\\\n  \"\"\"", ""), ("\"\"\"a\\\n\\\n b\"\"\"", "ab"),
    (#""""\\\u0041'''""""#, "\\A'''"),
  ])
  func multilineBasic(source: String, string: String) throws { try expect(source, string) }

  @Test(arguments: [
    ("''''''", ""), ("'''\na\nb'''", "a\nb"), ("'''\r\na\r\n'''", "a\n"),
    ("'''a''b'c'''", "a''b'c"),
    ("'''a''''", "a'"), ("'''a'''''", "a''"), ("'''''a'''", "''a"),
    ("'''\\\n\\u0041'''", "\\\n\\u0041"),
    ("'''\"\"\"'''", "\"\"\""),
  ])
  func multilineLiteral(source: String, string: String) throws { try expect(source, string) }

  /// Every scalar that needs no escape stands for itself.
  @Test func everyPlane() throws {
    for number in stride(from: UInt32(0x20), through: 0x10FFFF, by: 97) {
      guard let scalar = Unicode.Scalar(number), scalar != "'", number != 0x7F else { continue }
      try expect("'\(scalar)'", String(scalar))
      let digits = String(number, radix: 16)
      try expect(
        "\"\\U\(String(repeating: "0", count: 8 - digits.count))\(digits)\"",
        String(scalar)
      )
    }
  }

  private func expect(_ source: String, _ string: String) throws {
    let document = try TOMLDocument("a = \(source)\nb = 1")
    #expect(document.value("a").map(Plain.init) == .string(string))
    #expect(document.value("a")?.range == 4..<4 + source.utf8.count)
    #expect(document.value("b").map(Plain.init) == 1)
  }
}
