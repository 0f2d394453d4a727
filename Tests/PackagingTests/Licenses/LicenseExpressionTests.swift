import Testing

@testable import Packaging

/// Source: PEP 639, SPDX 2.2 annex D; the examples of both and of `packaging`.
@Suite struct LicenseExpressionTests {
  /// Identifiers take the case of the SPDX list, operators capitals; white space and nothing else
  /// changes.
  @Test(
    arguments: [
      ("MIT", "MIT"),
      ("mit", "MIT"),
      ("  mIt\t", "MIT"),
      ("0bsd", "0BSD"),
      ("zpl-2.1", "ZPL-2.1"),
      ("mit and (apache-2.0 or bsd-2-clause)", "MIT AND (Apache-2.0 OR BSD-2-Clause)"),
      ("MIT OR GPL-2.0-or-later OR (FSFUL AND BSD-2-Clause)", nil),
      (
        "GPL-3.0-only WITH Classpath-Exception-2.0 OR BSD-3-Clause",
        "GPL-3.0-only WITH Classpath-exception-2.0 OR BSD-3-Clause"
      ),
      ("LicenseRef-Special-License OR CC0-1.0 OR Unlicense", nil),
      ("licenseref-Proprietary.v2", "LicenseRef-Proprietary.v2"),
      ("LicenseRef-a OR LicenseRef-A", nil),
      ("licenseref-x with llvm-exception", "LicenseRef-x WITH LLVM-exception"),
      ("mit+ or gpl-2.0+", "MIT+ OR GPL-2.0+"),
      ("gpl-2.0++", "GPL-2.0++"),
      ("((mit))and(isc)", "((MIT)) AND (ISC)"),
      ("mit\n  or\r\n  isc", "MIT OR ISC"),
      ("mit\u{B}or\u{C}isc", "MIT OR ISC"),
    ] as [(String, String?)]
  )
  func normalForm(text: String, expected: String?) throws {
    let expression = try LicenseExpression(parsing: text)
    #expect(expression.rendered() == expected ?? text)
  }

  /// The offending part, in bytes of the text.
  @Test(
    arguments: [
      ("", 0..<0, "the license expression is empty"),
      (" \n", 0..<2, "the license expression is empty"),
      ("()", 0..<2, "the parentheses are empty"),
      ("mit or ( )", 7..<10, "the parentheses are empty"),
      ("(mit", 0..<1, "`(` is never closed"),
      ("((mit)", 0..<1, "`(` is never closed"),
      ("mit)", 3..<4, "`)` closes nothing"),
      (")", 0..<1, "nothing stands before `)`"),
      ("and mit", 0..<3, "nothing stands before `and`"),
      ("mit and", 4..<7, "no license follows `and`"),
      ("mit or and isc", 4..<6, "no license follows `or`"),
      ("(mit or)", 5..<7, "no license follows `or`"),
      ("(and mit)", 0..<1, "no license follows `(`"),
      ("mit isc", 4..<7, "`AND` or `OR` is missing before `isc`"),
      ("mit (isc)", 4..<5, "`AND` or `OR` is missing before `(`"),
      ("mit | isc", 4..<5, "`|` is not an operator of license expressions"),
      ("mit with", 4..<8, "no exception follows `with`"),
      ("mit with (", 4..<8, "no exception follows `with`"),
      ("(mit) with llvm-exception", 6..<10, "`WITH` follows parentheses"),
      (
        "mit with llvm-exception with u-boot-exception-2.0", 24..<28,
        "a license takes one exception"
      ),
      ("with mit", 0..<4, "nothing stands before `with`"),
      ("mit with isc", 9..<12, "`isc` is not an exception of the SPDX license list"),
      (
        "mit with llvm-exception+", 9..<24,
        "`llvm-exception+` is not an exception of the SPDX license list"
      ),
      ("isc or llvm-exception", 7..<21, "`llvm-exception` is an exception, not a license"),
      ("apache-2.0 or nope-1", 14..<20, "`nope-1` is not an identifier of the SPDX license list"),
      ("LicenseRef-", 0..<11, "no name follows `LicenseRef-`"),
      ("LicenseRef-a_b", 12..<13, "`LicenseRef-` cannot be followed by `_`"),
      ("LicenseRef-a+", 12..<13, "`LicenseRef-` cannot be followed by `+`"),
      ("isc or LicenseRef-é", 18..<20, "`LicenseRef-` cannot be followed by `é`"),
      (
        "DocumentRef-a:LicenseRef-b", 0..<26,
        "`DocumentRef-` points into a document that Python packages do not have"
      ),
      ("mit\u{A0}or isc", 3..<5, "the character U+00A0 divides no parts of a license expression"),
      (
        "mit or\u{200B} isc", 6..<9, "the character U+200B divides no parts of a license expression"
      ),
      // KELVIN SIGN, which Unicode makes a `k` of.
      ("\u{212A}azlib", 0..<8, "`\u{212A}azlib` is not an identifier of the SPDX license list"),
    ] as [(String, Range<Int>, String)]
  )
  func place(text: String, range: Range<Int>, message: String) throws {
    let problem = try #require(invalid(text))
    #expect(problem.code == "invalid-license-expression")
    #expect(problem.location?.byteRange == range)
    #expect(problem.message == message)
    #expect(problem.hint != nil)
  }

  @Test(arguments: [
    ("MITT", "write `MIT`"),
    ("Apache-2.1", "write `Apache-2.0`"),
    ("BSD-3-Claus", "write `BSD-3-Clause`"),
    ("mit with classpath-exception", "write `Classpath-exception-2.0`"),
    ("mit with apache-2.0", "join licenses with `AND` or `OR`"),
    ("LicenseRef-My_Own_License+", "write `LicenseRef-My-Own-License`"),
    ("LicenceRef-Mine", "write `LicenseRef-Mine`"),
    ("LicenseRef_Mine", "write `LicenseRef-Mine`"),
    ("DocumentRef-a:LicenseRef-b", "write `LicenseRef-b`"),
    (
      "Use-it-after-midnight",
      "write an identifier of https://spdx.org/licenses, or `LicenseRef-Use-it-after-midnight` for one of your own"
    ),
    ("LICENSE.txt", "write the license's identifier, and its file in `license-files`"),
    ("NOASSERTION", "leave the license out"),
    (
      "MIT/Apache-2.0",
      "write `MIT OR Apache-2.0` if the user may choose, `MIT AND Apache-2.0` if all apply"
    ),
    (
      "MIT && BSD",
      "write `MIT OR BSD-3-Clause` if the user may choose, `MIT AND BSD-3-Clause` if all apply"
    ),
    ("MIT ISC", "write `AND` if both licenses apply, `OR` if the user may choose"),
  ])
  func hint(text: String, hint: String) throws {
    #expect(try #require(invalid(text)).hint == hint)
  }

  /// As deep as `packaging` reads, and no trap on what is deeper.
  @Test func depth() throws {
    let nested = { String(repeating: "(", count: $0) + "MIT" + String(repeating: ")", count: $0) }
    #expect(try LicenseExpression(parsing: nested(200)).rendered() == nested(200))
    #expect(try #require(invalid(nested(201))).location?.byteRange == 200..<201)
    #expect(invalid(String(repeating: "(", count: 100_000)) != nil)
  }

  /// Expressions are equal by what they mean, not by how they were written.
  @Test func equality() throws {
    #expect(
      try LicenseExpression(parsing: "mit  or gpl-3.0")
        == LicenseExpression(parsing: "MIT OR GPL-3.0")
    )
    #expect(
      try LicenseExpression(parsing: "mit or isc") != LicenseExpression(parsing: "isc or mit")
    )
  }

  /// Nothing traps, and a normal form is its own normal form.
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func random(seed: UInt64) throws {
    let licenses = ["MIT", "mit+", "Apache-2.0", "gpl-3.0", "LicenseRef-a", "(isc)"]
    let joints = [" and ", " OR ", "\nor ", " with llvm-exception and "]
    let others = [
      "BSD", "License", "LLVM-exception", " with ", "(", ")", " ", "+", "-", "/", "_", "\n",
      "\u{0}",
      "\u{301}", "é", "\u{A0}", "\u{1F468}\u{200D}",
    ]
    var generator = LicenseTestGenerator(seed: seed)
    var valid = 0
    for _ in 0..<200 {
      var text = generator.text(of: licenses + joints + others, upTo: 5)
      if Bool.random(using: &generator) {
        text = "mit" + generator.text(of: joints, upTo: 1) + generator.text(of: licenses, upTo: 1)
      }
      let comment: Comment = "seed \(seed): \(text.debugDescription)"
      if let problem = invalid(text) {
        let location = try #require(problem.location, comment)
        #expect(location.byteRange.upperBound <= text.utf8.count, comment)
      } else {
        valid += 1
        let rendered = try LicenseExpression(parsing: text).rendered()
        #expect(try LicenseExpression(parsing: rendered).rendered() == rendered, comment)
      }
    }
    #expect(valid > 20, "seed \(seed)")
  }

  private func invalid(_ text: String) -> Problem? {
    do throws(EditableError) {
      _ = try LicenseExpression(parsing: text)
      return nil
    } catch {
      return error.problems.first
    }
  }
}
