import TOML
import Testing

/// What is not TOML is refused, with the reason and the place.
@Suite struct ErrorTests {
  typealias Case = (source: String, position: String, reason: TOMLError.Reason)

  @Test(
    arguments: [
      ("=1", "1:1", .unexpected("=", expected: .key)),
      (".a=1", "1:1", .unexpected(".", expected: .key)),
      ("a.=1", "1:3", .unexpected("=", expected: .key)),
      ("a..b=1", "1:3", .unexpected(".", expected: .key)),
      ("é=1", "1:1", .unexpected("é", expected: .key)),
      ("{}", "1:1", .unexpected("{", expected: .key)),
      ("a", "1:2", .unexpected(nil, expected: .equalsSign)),
      ("a b=1", "1:3", .unexpected("b", expected: .equalsSign)),
      ("a\n=1", "1:2", .unexpected("\n", expected: .equalsSign)),
      ("a\r\n=1", "1:2", .unexpected("\n", expected: .equalsSign)),
      ("aé=1", "1:2", .unexpected("é", expected: .equalsSign)),
      ("a=", "1:3", .unexpected(nil, expected: .value)),
      ("a=\n1", "1:3", .unexpected("\n", expected: .value)),
      ("a=#", "1:3", .unexpected("#", expected: .value)),
      ("a==1", "1:3", .unexpected("=", expected: .value)),
      ("a=“b”", "1:3", .unexpected("“", expected: .value)),
      ("a=1 b=2", "1:5", .unexpected("b", expected: .lineEnd)),
      ("a=''''", "1:3", .unterminatedString(delimiter: "'''")),
      ("a=[1]]", "1:6", .unexpected("]", expected: .lineEnd)),
      ("[a]b=1", "1:4", .unexpected("b", expected: .lineEnd)),
      ("[", "1:2", .unexpected(nil, expected: .key)),
      ("[]", "1:2", .unexpected("]", expected: .key)),
      ("[a", "1:3", .unexpected(nil, expected: .headerEnd)),
      ("[a b]", "1:4", .unexpected("b", expected: .headerEnd)),
      ("[a\n]", "1:3", .unexpected("\n", expected: .headerEnd)),
      ("[[a]", "1:4", .unexpected("]", expected: .arrayHeaderEnd)),
      ("[[a] ]", "1:4", .unexpected("]", expected: .arrayHeaderEnd)),
      ("[ [a]]", "1:3", .unexpected("[", expected: .key)),
      ("\na=[1 2]", "2:6", .unexpected("2", expected: .arraySeparator(openedInLine: 2))),
      ("a=[\n1,\n\n", "4:1", .unexpected(nil, expected: .arraySeparator(openedInLine: 1))),
      ("a=[1\n\nb=2", "3:1", .unexpected("b", expected: .arraySeparator(openedInLine: 1))),
      ("a=[,]", "1:4", .unexpected(",", expected: .value)),
      ("a=[1,,]", "1:6", .unexpected(",", expected: .value)),
      ("a={b=1", "1:7", .unexpected(nil, expected: .inlineTableSeparator(openedInLine: 1))),
      ("a={\n", "2:1", .unexpected(nil, expected: .inlineTableSeparator(openedInLine: 1))),
      ("a={b=1 c=2}", "1:8", .unexpected("c", expected: .inlineTableSeparator(openedInLine: 1))),
      ("a={,}", "1:4", .unexpected(",", expected: .key)),
      ("a={b=1,,}", "1:8", .unexpected(",", expected: .key)),
      ("a={b\n=1}", "1:5", .unexpected("\n", expected: .equalsSign)),
      ("a=1\u{FEFF}", "1:4", .unexpected("\u{FEFF}", expected: .lineEnd)),
      ("\u{FEFF}=1", "1:1", .unexpected("=", expected: .key)),
      ("\u{A0}a=1", "1:1", .unexpected("\u{A0}", expected: .key)),
    ] as [Case]
  )
  func grammar(_ test: Case) { expect(test) }

  @Test(
    arguments: [
      ("a=\"b", "1:3", .unterminatedString(delimiter: "\"")),
      ("a=\"b\n\"", "1:3", .unterminatedString(delimiter: "\"")),
      ("a='b\r\n'", "1:3", .unterminatedString(delimiter: "'")),
      ("\n 'a", "2:2", .unterminatedString(delimiter: "'")),
      ("a=\"\"\"b\n\"\"", "1:3", .unterminatedString(delimiter: "\"\"\"")),
      ("a='''", "1:3", .unterminatedString(delimiter: "'''")),
      ("a=\"\"\"a\"\"\"\"\"\"", "1:12", .unexpected("\"", expected: .lineEnd)),
      ("\"\"\"a\"\"\"=1", "1:1", .multilineKey), ("['''a''']", "1:2", .multilineKey),
      (#"a="é\q""#, "1:5", .unknownEscape("q")), (#"a="\ ""#, "1:4", .unknownEscape(" ")),
      (#"a="\é""#, "1:4", .unknownEscape("é")),
      (#"a="\"#, "1:4", .unknownEscape(nil)), ("a=\"\\\n\"", "1:4", .unknownEscape("\n")),
      ("a=\"\"\"\\ b\"\"\"", "1:6", .unknownEscape(" ")),
      ("a=\"\"\"\\ \"\"\"", "1:6", .unknownEscape(" ")),
      (#"a="\x4""#, "1:4", .incompleteEscape("x", digits: 2)),
      (#"a="\u123g""#, "1:4", .incompleteEscape("u", digits: 4)),
      (#"a="\U1234567"#, "1:4", .incompleteEscape("U", digits: 8)),
      (#"a="\ud800""#, "1:4", .escapedNonScalar(0xD800)),
      (#"a="\udfff""#, "1:4", .escapedNonScalar(0xDFFF)),
      (#"a="\U00110000""#, "1:4", .escapedNonScalar(0x110000)),
      (#"a="\UFFFFFFFF""#, "1:4", .escapedNonScalar(.max)),
    ] as [Case]
  )
  func strings(_ test: Case) { expect(test) }

  @Test(
    arguments: [
      ("a=True", "1:3", .unknownValue("True")), ("a=[yes, no]", "1:4", .unknownValue("yes")),
      ("a=https://x/y#z", "1:3", .unknownValue("https://x/y")),
      ("a=_1", "1:3", .unknownValue("_1")), ("a=infinity", "1:3", .unknownValue("infinity")),
      ("a={b=c}", "1:6", .unknownValue("c")),
      ("a=01", "1:3", .malformedNumber("01", .leadingZero)),
      ("a=-01", "1:3", .malformedNumber("-01", .leadingZero)),
      ("a=00.1", "1:3", .malformedNumber("00.1", .leadingZero)),
      ("a=0_1", "1:3", .malformedNumber("0_1", .leadingZero)),
      ("a=1__2", "1:3", .malformedNumber("1__2", .misplacedUnderscore)),
      ("a=1_", "1:3", .malformedNumber("1_", .misplacedUnderscore)),
      ("a=1_.5", "1:3", .malformedNumber("1_.5", .misplacedUnderscore)),
      ("a=1._5", "1:3", .malformedNumber("1._5", .misplacedUnderscore)),
      ("a=1e_5", "1:3", .malformedNumber("1e_5", .misplacedUnderscore)),
      ("a=0x_1", "1:3", .malformedNumber("0x_1", .misplacedUnderscore)),
      ("a=+0x1", "1:3", .malformedNumber("+0x1", .signedPrefix)),
      ("a=-0b1", "1:3", .malformedNumber("-0b1", .signedPrefix)),
      ("a=0x", "1:3", .malformedNumber("0x", .missingDigit)),
      ("a=0o8", "1:3", .malformedNumber("0o8", .missingDigit)),
      ("a=0b2", "1:3", .malformedNumber("0b2", .missingDigit)),
      ("a=0X1", "1:3", .malformedNumber("0X1", .missingDigit)),
      ("a=0x1.5", "1:3", .malformedNumber("0x1.5", .missingDigit)),
      ("a=1.", "1:3", .malformedNumber("1.", .missingDigit)),
      ("a=.5", "1:3", .malformedNumber(".5", .missingDigit)),
      ("a=1.e5", "1:3", .malformedNumber("1.e5", .missingDigit)),
      ("a=1e", "1:3", .malformedNumber("1e", .missingDigit)),
      ("a=1e5.5", "1:3", .malformedNumber("1e5.5", .missingDigit)),
      ("a=1.2.3", "1:3", .malformedNumber("1.2.3", .missingDigit)),
      ("a=+", "1:3", .malformedNumber("+", .missingDigit)),
      ("a=--1", "1:3", .malformedNumber("--1", .missingDigit)),
      ("a=+inf_", "1:3", .malformedNumber("+inf_", .missingDigit)),
      ("a=9223372036854775808", "1:3", .integerOutOfRange("9223372036854775808")),
      ("a=-9223372036854775809", "1:3", .integerOutOfRange("-9223372036854775809")),
      ("a=0x8000000000000000", "1:3", .integerOutOfRange("0x8000000000000000")),
    ] as [Case]
  )
  func numbers(_ test: Case) { expect(test) }

  @Test(
    arguments: [
      ("a=1979-5-27", "1:3", .malformedDateTime("1979-5-27")),
      ("a=1979-05-27T", "1:3", .malformedDateTime("1979-05-27T")),
      ("a=1979-05-27T07", "1:3", .malformedDateTime("1979-05-27T07")),
      ("a=1979-05-27 7:32", "1:3", .malformedDateTime("1979-05-27 7:32")),
      ("a=1979-05-27T07:32:00+1", "1:3", .malformedDateTime("1979-05-27T07:32:00+1")),
      ("a=1979-05-27T07:32:00.", "1:3", .malformedDateTime("1979-05-27T07:32:00.")),
      ("a=07:32Z", "1:3", .malformedDateTime("07:32Z")),
      ("a=7:32", "1:3", .malformedDateTime("7:32")),
      ("a=1979-05-27Z", "1:3", .malformedDateTime("1979-05-27Z")),
      ("a=1979-05-27  07:32", "1:15", .unexpected("0", expected: .lineEnd)),
      ("a=1979-00-27", "1:8", .dateTimeOutOfRange(.month, 0)),
      ("a=1979-13-27", "1:8", .dateTimeOutOfRange(.month, 13)),
      ("a=1979-01-00", "1:11", .dateTimeOutOfRange(.day, 0)),
      ("a=1979-04-31", "1:11", .dateTimeOutOfRange(.day, 31)),
      ("a=2023-02-29", "1:11", .dateTimeOutOfRange(.day, 29)),
      ("a=1900-02-29", "1:11", .dateTimeOutOfRange(.day, 29)),
      ("a=24:00:00", "1:3", .dateTimeOutOfRange(.hour, 24)),
      ("a=00:60:00", "1:6", .dateTimeOutOfRange(.minute, 60)),
      ("a=00:00:61", "1:9", .dateTimeOutOfRange(.second, 61)),
      ("a=1979-05-27 07:32:00+24:00", "1:23", .dateTimeOutOfRange(.offsetHour, 24)),
      ("a=1979-05-27 07:32:00-23:60", "1:26", .dateTimeOutOfRange(.offsetMinute, 60)),
    ] as [Case]
  )
  func dateTimes(_ test: Case) { expect(test) }

  @Test(
    arguments: [
      ("a=1\n\"a\"=2", "2:1", .alreadyDefined("a", as: .value(typeName: "integer"), line: 1)),
      ("a.b=1\na.b=2", "2:1", .alreadyDefined("a.b", as: .value(typeName: "integer"), line: 1)),
      ("a.b=1\na=2", "2:1", .alreadyDefined("a", as: .dottedTable, line: 1)),
      ("a={}\na=2", "2:1", .alreadyDefined("a", as: .inlineTable, line: 1)),
      ("a={b=1,b=2}", "1:8", .alreadyDefined("b", as: .value(typeName: "integer"), line: 1)),
      ("a=[]\n[[a]]", "2:3", .alreadyDefined("a", as: .value(typeName: "array"), line: 1)),
      ("\n[a]\n[a]", "3:2", .alreadyDefined("a", as: .table, line: 2)),
      ("[a.b]\n[a]\n[a]", "3:2", .alreadyDefined("a", as: .table, line: 2)),
      ("[a]\n[[a]]", "2:3", .alreadyDefined("a", as: .table, line: 1)),
      ("[a.b]\n[[a]]", "2:3", .alreadyDefined("a", as: .table, line: 1)),
      ("[[a]]\n[a]", "2:2", .alreadyDefined("a", as: .arrayOfTables, line: 1)),
      ("[a]\nb=1\n[a.b]", "3:2", .alreadyDefined("a.b", as: .value(typeName: "integer"), line: 2)),
      ("[a]\nb.c=1\n[a.b]", "3:2", .alreadyDefined("a.b", as: .dottedTable, line: 2)),
      ("[a.b.c]\n[a]\nb.d=1\n[a.b]", "4:2", .alreadyDefined("a.b", as: .dottedTable, line: 3)),
      ("[[a]]\n[a.b]\n[a.b]", "3:2", .alreadyDefined("a.b", as: .table, line: 2)),
      ("'é\"\n'=1\n'x y'=1\n'x y'=2", "1:1", .unterminatedString(delimiter: "'")),
      (
        "'x y'.z=1\n'x y'.z=2", "2:1",
        .alreadyDefined("\"x y\".z", as: .value(typeName: "integer"), line: 1)
      ),
      ("a=1\na.b=2", "2:1", .cannotExtend("a", .value(typeName: "integer"), line: 1)),
      ("a={}\na.b=2", "2:1", .cannotExtend("a", .inlineTable, line: 1)),
      ("a={b={}}\n[a.b.c]", "2:2", .cannotExtend("a", .inlineTable, line: 1)),
      ("a=[{}]\n[a.b]", "2:2", .cannotExtend("a", .value(typeName: "array"), line: 1)),
      ("[a.b.c]\n[a]\nb.c.d=1", "3:1", .cannotExtend("b.c", .table, line: 1)),
      ("[[a.b]]\n[a]\nb.c=1", "3:1", .cannotExtend("b", .arrayOfTables, line: 1)),
      ("a={b={c=1},b.d=2}", "1:12", .cannotExtend("b", .inlineTable, line: 1)),
      ("[a.b]\n[a]\nb.c=1", "3:1", .cannotExtend("b", .table, line: 1)),
    ] as [Case]
  )
  func tables(_ test: Case) { expect(test) }

  @Test(
    arguments: [
      ("\0", "1:1", .controlCharacter("\0")), ("a=\u{C}1", "1:3", .controlCharacter("\u{C}")),
      ("# é\u{1}", "1:4", .controlCharacter("\u{1}")),
      ("a=1 # \u{7F}", "1:7", .controlCharacter("\u{7F}")),
      ("a='\u{1F}'", "1:4", .controlCharacter("\u{1F}")),
      ("a='''\n\0'''", "2:1", .controlCharacter("\0")),
      ("a=\"\"\"\u{8}\"\"\"", "1:6", .controlCharacter("\u{8}")),
      ("\"\u{B}\"=1", "1:2", .controlCharacter("\u{B}")),
      ("a=1\r", "1:4", .bareCarriageReturn), ("a=1\rb=2", "1:4", .bareCarriageReturn),
      ("# a\rb", "1:4", .bareCarriageReturn), ("a='b\rc'", "1:5", .bareCarriageReturn),
      ("a='''b\rc'''", "1:7", .bareCarriageReturn),
      ("a=\"\"\"b\r\r\n\"\"\"", "1:7", .bareCarriageReturn), ("\r", "1:1", .bareCarriageReturn),
      ("a=[\r]", "1:4", .bareCarriageReturn), ("a=\"\"\"\\\r\"\"\"", "1:6", .unknownEscape("\r")),
    ] as [Case]
  )
  func characters(_ test: Case) { expect(test) }

  /// Unicode Standard, table 3-7: what is well-formed, and nothing else.
  @Test(
    arguments: [
      ([0x80], 1), ([0xBF], 1), ([0xC0, 0x80], 1), ([0xC1, 0xBF], 1), ([0xC2], 1),
      ([0xC2, 0x20], 1), ([0xE0, 0x9F, 0xBF], 1), ([0xE1, 0x80], 2), ([0xED, 0xA0, 0x80], 1),
      ([0xED, 0xBF, 0xBF], 1),
      ([0xEF, 0xBF, 0x20], 2), ([0xF0, 0x8F, 0xBF, 0xBF], 1), ([0xF0, 0x90, 0x80], 3),
      ([0xF4, 0x90, 0x80, 0x80], 1), ([0xF5, 0x80, 0x80, 0x80], 1), ([0xF8, 0x88, 0x80, 0x80], 1),
      ([0xFE], 1), ([0xFF], 1),
    ] as [([UInt8], Int)]
  )
  func illFormed(bytes: [UInt8], length: Int) throws {
    // In every alignment to the words that are skipped at once.
    for count in 0..<20 {
      let before = Array("'é'=1\n#".utf8) + Array(repeating: 0x61, count: count)
      let found = try #require(error(of: before + bytes + Array("abcdefgh".utf8)))
      #expect(found.reason == .invalidUTF8)
      #expect(found.range == before.count..<before.count + length)
      #expect(found.position == TOMLPosition(line: 2, column: count + 2))
    }
  }

  /// The error has the text of its line, and the range of what is wrong.
  @Test func excerpt() throws {
    let found = try #require(error(of: "a = 1\r\n  b = [é]\r\nc = 2"))
    #expect(found.excerpt == "  b = [é]")
    #expect(found.position == TOMLPosition(line: 2, column: 8))
    let duplicate = try #require(error(of: "a.b = 1\nx = 2\na . b = 3 # c"))
    #expect(duplicate.excerpt == "a . b = 3 # c")
    #expect(duplicate.range == 14..<19)
    #expect(error(of: [0x61, 0x3D, 0xFF])?.excerpt == "a=\u{FFFD}")
  }

  private func expect(_ test: Case) {
    let found = error(of: test.source)
    #expect(found?.reason == test.reason)
    #expect(found?.position.description == test.position)
  }
}
