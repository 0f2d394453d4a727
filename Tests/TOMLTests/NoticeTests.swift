import TOML
import Testing

/// What TOML 1.0 lacks is told, in the order of the source; what it has is not.
@Suite struct NoticeTests {
  @Test(
    arguments: [
      ("\u{FEFF}a = 1", [.init(.byteOrderMark, "\u{FEFF}")]),
      (#"a = "\e""#, [.init(.escapeCharacterEscape, #"\e"#)]),
      (#""\x41" = "\xe9""#, [.init(.twoDigitEscape, #"\x41"#), .init(.twoDigitEscape, #"\xe9"#)]),
      ("a = 07:32", [.init(.timeWithoutSeconds, "07:32")]),
      ("a = 1979-05-27 07:32Z", [.init(.timeWithoutSeconds, "1979-05-27 07:32Z")]),
      ("a = {b = 1,}", [.init(.trailingCommaInInlineTable, ",")]),
      ("a = {\n}", [.init(.newlineInInlineTable, "\n")]),
      ("a = {b = 1 # c\n, c = 2\n}", [.init(.newlineInInlineTable, "#")]),
      (
        "a = {b = 1,\n}\nb = {c = {d = 1,},\n}",
        [
          .init(.trailingCommaInInlineTable, ","), .init(.newlineInInlineTable, "\n"),
          .init(.trailingCommaInInlineTable, ","), .init(.trailingCommaInInlineTable, ","),
          .init(.newlineInInlineTable, "\n"),
        ]
      ),
      ("a = {b = [\n1,\n], c = '''\n'''}", []),
      (#"a = "\u0041\U00000041\b""#, []), (#"a = '\e\x41'"#, []), ("a = [1,\n]", []),
      ("a = 07:32:00.5\nb = 1979-05-27", []), ("# \\e {,}\n", []),
    ] as [(String, [Expected])]
  )
  func notices(source: String, expected: [Expected]) throws {
    let document = try TOMLDocument(source)
    #expect(document.notices.map { Expected($0.kind, document.text($0.range)) } == expected)
    #expect(document.notices.map(\.byteOffset) == document.notices.map(\.byteOffset).sorted())
  }

  @Test func messages() {
    let messages = TOMLNotice.Kind.allCases.map { kind in
      notice(kind)?.message ?? "none"
    }
    #expect(Set(messages).count == TOMLNotice.Kind.allCases.count)
    #expect(messages.allSatisfy { $0 != "none" && !$0.hasSuffix(".") })
  }

  private func notice(_ kind: TOMLNotice.Kind) -> TOMLNotice? {
    let sources = ["\u{FEFF}", "a={b=1,}", "a={\n}", #"a="\e""#, #"a="\x41""#, "a=07:32"]
    return sources.lazy.compactMap { try? TOMLDocument($0).notices.first }.first { $0.kind == kind }
  }

  struct Expected: Equatable, Sendable {
    let kind: TOMLNotice.Kind
    let text: String

    init(_ kind: TOMLNotice.Kind, _ text: String) {
      self.kind = kind
      self.text = text
    }
  }
}
