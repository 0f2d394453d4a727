import Packaging
import Testing

/// PEP 508, "Environment markers", in the canonical text of `packaging`.
@Suite struct MarkerTests {
  @Test(arguments: [
    ("os_name=='x'", "os_name == \"x\""),
    ("'x'==os_name", "\"x\" == os_name"),
    (" \tos_name\t==  'x' ", "os_name == \"x\""),
    ("os_name in'x'", "os_name in \"x\""),
    ("'x'not \t in os_name", "\"x\" not in os_name"),
    ("python_version ~= '3.8'", "python_version ~= \"3.8\""),
    ("os_name==='x'", "os_name === \"x\""),
    ("os_name == 'a\"b'", "os_name == 'a\"b'"),
    ("os_name == \"it's\"", "os_name == \"it's\""),
    ("os_name == 'e\u{301}\t;)'", "os_name == \"e\u{301}\t;)\""),
    ("'a' == 'b'", "\"a\" == \"b\""),
    ("extra == os_name", "extra == os_name"),
    // The spellings of PEP 345 and of setuptools.
    ("os.name == ''", "os_name == \"\""),
    ("sys.platform == ''", "sys_platform == \"\""),
    ("platform.version == ''", "platform_version == \"\""),
    ("platform.machine == ''", "platform_machine == \"\""),
    ("platform.python_implementation == ''", "platform_python_implementation == \"\""),
    ("python_implementation == ''", "platform_python_implementation == \"\""),
    // Names of extras and groups.
    ("extra == 'Foo_.Bar'", "extra == \"foo-bar\""),
    ("'Foo_.Bar' == extra", "\"foo-bar\" == extra"),
    ("extra == '-A-'", "extra == \"-a-\""),
    ("'A_B' in extras", "\"a-b\" in extras"),
    ("'A_B' not in dependency_groups", "\"a-b\" not in dependency_groups"),
    ("extras in 'A_B'", "extras in \"A_B\""),
    ("os_name == 'A_B'", "os_name == \"A_B\""),
    // Precedence, and which parentheses stay.
    ("(os_name=='a')", "os_name == \"a\""),
    ("((os_name=='a' or os_name=='b'))", "os_name == \"a\" or os_name == \"b\""),
    ("os_name=='a'and os_name=='b'", "os_name == \"a\" and os_name == \"b\""),
    (
      "os_name=='a' and(os_name=='b')or os_name=='c'",
      "os_name == \"a\" and os_name == \"b\" or os_name == \"c\""
    ),
    (
      "(os_name=='a' and os_name=='b') or os_name=='c'",
      "(os_name == \"a\" and os_name == \"b\") or os_name == \"c\""
    ),
    (
      "os_name=='a' and (((os_name=='b' or os_name=='c')))",
      "os_name == \"a\" and (os_name == \"b\" or os_name == \"c\")"
    ),
  ])
  func hasCanonicalText(written: String, canonical: String) throws {
    let rendered = try Marker(parsing: written).rendered()
    #expect(rendered.utf8.elementsEqual(canonical.utf8), "\(rendered)")
  }

  @Test(arguments: Marker.Variable.allCases) func knows(_ variable: Marker.Variable) throws {
    let text = "\(variable.rawValue) == \"x\""
    #expect(try Marker(parsing: text).rendered() == text)
  }

  @Test func bindsAndTighterThanOr() throws {
    let marker = try Marker(
      parsing: "os_name=='a' or os_name=='b' and (os_name=='c' or os_name=='d')"
    )
    guard case .any(let alternatives) = marker.expression, alternatives.count == 2,
      case .all(let conditions) = alternatives[1], conditions.count == 2,
      case .group(.any(let inner)) = conditions[1]
    else {
      Issue.record("\(marker)")
      return
    }
    #expect(inner.count == 2)
  }

  @Test func comparesValuesByTheirBytes() throws {
    let composed = try Marker(parsing: "os_name == 'é'")
    #expect(try Marker(parsing: "os_name == 'e\u{301}'") != composed)
    #expect(try Marker(parsing: "os.name == \"é\"") == composed)
  }

  @Test func boundsTheDepthOfParentheses() throws {
    let condition = "os_name == 'x'"
    let opening = { String(repeating: "(", count: $0) }
    let closing = { String(repeating: ")", count: $0) }
    let deepest = try Marker(parsing: opening(200) + condition + closing(200))
    #expect(try deepest == Marker(parsing: condition))
    let nested = (0..<199).reduce(condition) { text, _ in "(\(text)) or \(condition)" }
    #expect(try Marker(parsing: nested).rendered().utf8.count > 199)

    Rejection(opening(201) + condition + closing(201), at: 200, "(")
      .expect(.invalidMarker, from: Marker.init(parsing:))
    Rejection(opening(1_000_000), at: 200, "(").expect(.invalidMarker, from: Marker.init(parsing:))
  }

  @Test(arguments: [
    Rejection("", at: 0, ""),
    Rejection("python_version", at: 14, ""),
    Rejection("os_name ==", at: 10, ""),
    Rejection("os_name == 'a' and", at: 18, ""),
    Rejection("python_version >= 3.8", at: 18, "3.8", hint: "write `\"3.8\"`"),
    Rejection("sys_platform == linux-2)", at: 16, "linux-2", hint: "write `\"linux-2\"`"),
    Rejection("3.8 <= python_version", at: 0, "3.8", hint: "write `\"3.8\"`"),
    Rejection("python_versions >= '3'", at: 0, "python_versions", hint: "write `python_version`"),
    Rejection("'a' == sys_plaform", at: 7, "sys_plaform", hint: "write `sys_platform`"),
    Rejection("os_name.x == 'a'", at: 0, "os_name.x", hint: "write `os_name`"),
    Rejection("gibberish == 'a'", at: 0, "gibberish"),
    Rejection("OS_NAME == 'a'", at: 0, "OS_NAME", hint: "write `os_name`"),
    Rejection("os_name = 'a'", at: 8, "=", hint: "write `==`"),
    Rejection("os_name is 'a'", at: 8, "is", hint: "write `==`"),
    Rejection("os_name notin 'a'", at: 8, "notin", hint: "write `not in`"),
    Rejection("os_name not 'a'", at: 8, "not", hint: "write `not in`"),
    Rejection("os_name IN 'a'", at: 8, "IN", hint: "write `in`"),
    Rejection("os_name inn 'a'", at: 8, "i"),
    Rejection("os_name == 'a", at: 11, "'a", hint: "write `'` at the end of the value"),
    Rejection("os_name == \u{201C}a\u{201D}", at: 11, "\u{201C}", hint: "write `\"`"),
    Rejection("os_name == 'a\\n'", at: 13, "\\", hint: "remove it: a marker has no escapes"),
    Rejection("os_name == 'a\nb'", at: 13, "\n"),
    Rejection("os_name == 'a\u{2028}b'", at: 13, "\u{2028}"),
    Rejection("os_name ==\n'a'", at: 10, "\n"),
    Rejection("os_name == 'a' && x", at: 15, "&&", hint: "write `and`"),
    Rejection("os_name == 'a' || x", at: 15, "||", hint: "write `or`"),
    Rejection("os_name == 'a' AND x", at: 15, "AND", hint: "write `and`"),
    Rejection("os_name == 'a' andos_name", at: 15, "a"),
    Rejection("os_name == 'a'; x", at: 14, ";", hint: "write `and` between two conditions"),
    Rejection("os_name == 'a' == 'b'", at: 15, "="),
    Rejection("(os_name == 'a'", at: 0, "(", hint: "write `)` at the end"),
    Rejection("(os_name == 'a' x)", at: 16, "x"),
    Rejection("os_name == 'a')", at: 14, ")", hint: "remove the `)`"),
    Rejection("()", at: 1, ")"),
  ])
  func refuses(_ rejection: Rejection) {
    rejection.expect(.invalidMarker, from: Marker.init(parsing:))
  }
}
