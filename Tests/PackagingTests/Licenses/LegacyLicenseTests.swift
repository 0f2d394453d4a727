import Testing

@testable import Packaging

/// Names of licenses from before SPDX identifiers lead to the identifier.
@Suite struct LegacyLicenseTests {
  @Test(arguments: [
    ("MIT License", ["MIT"]),
    ("The MIT License (MIT)", ["MIT"]),
    ("MIT Licence", ["MIT"]),
    ("MIT/X11", ["MIT"]),
    ("Expat", ["MIT"]),
    ("Apache", ["Apache-2.0"]),
    ("Apache 2", ["Apache-2.0"]),
    ("Apache 2.0", ["Apache-2.0"]),
    ("Apache License, Version 2.0", ["Apache-2.0"]),
    ("Apache Software License", ["Apache-2.0"]),
    ("Licensed under the Apache License v2.", ["Apache-2.0"]),
    ("BSD", ["BSD-3-Clause", "BSD-2-Clause"]),
    ("BSD License", ["BSD-3-Clause", "BSD-2-Clause"]),
    ("BSD 3-Clause", ["BSD-3-Clause"]),
    ("3-Clause BSD License", ["BSD-3-Clause"]),
    ("2-BSD-Clause", ["BSD-2-Clause"]),
    ("BSD 3-Clause \"New\" or \"Revised\" License", ["BSD-3-Clause"]),
    ("Simplified BSD", ["BSD-2-Clause"]),
    ("GPL", ["GPL-3.0-or-later", "GPL-2.0-or-later"]),
    ("GPLv3", ["GPL-3.0-only", "GPL-3.0-or-later"]),
    ("GPL 3.0", ["GPL-3.0-only", "GPL-3.0-or-later"]),
    ("GPLv3+", ["GPL-3.0-or-later"]),
    ("GPL v2 or later", ["GPL-2.0-or-later"]),
    ("GNU GPL v2 only", ["GPL-2.0-only"]),
    ("GNU General Public License v3 (GPLv3)", ["GPL-3.0-only", "GPL-3.0-or-later"]),
    ("GNU Lesser General Public License v2.1 or later", ["LGPL-2.1-or-later"]),
    (
      "GNU Library or Lesser General Public License (LGPL)",
      ["LGPL-3.0-or-later", "LGPL-2.1-or-later"]
    ),
    ("LGPLv2.1", ["LGPL-2.1-only", "LGPL-2.1-or-later"]),
    ("AGPLv3", ["AGPL-3.0-only", "AGPL-3.0-or-later"]),
    ("GPLv9", []),
    ("MPL 2.0", ["MPL-2.0"]),
    ("Mozilla Public License 2.0 (MPL 2.0)", ["MPL-2.0"]),
    ("ISC License", ["ISC"]),
    ("PSF", ["PSF-2.0"]),
    ("Python Software Foundation License", ["PSF-2.0"]),
    ("CC BY-SA 4.0", ["CC-BY-SA-4.0"]),
    ("CC0", ["CC0-1.0"]),
    ("The Unlicense (Unlicense)", ["Unlicense"]),
    ("Public Domain", ["CC0-1.0", "Unlicense", "LicenseRef-Public-Domain"]),
    ("Proprietary", ["LicenseRef-Proprietary"]),
    ("License :: OSI Approved :: MIT License", ["MIT"]),
    ("License :: OSI Approved :: BSD License", ["BSD-3-Clause", "BSD-2-Clause"]),
    ("License :: OSI Approved", []),
    ("Do as you like", []),
    ("", []),
  ])
  func suggestions(text: String, expected: [String]) {
    #expect(LicenseExpression.suggestions(for: text) == expected)
    #expect(LicenseExpression.suggestion(for: text) == expected.first)
  }

  /// The whole name is the offending part, also if it holds parentheses, `or` and identifiers.
  @Test(arguments: [
    ("Apache License, Version 2.0", 0..<27, "write `Apache-2.0`"),
    (" GPL v3 or later ", 1..<16, "write `GPL-3.0-or-later`"),
    ("MIT License (MIT)", 0..<17, "write `MIT`"),
    ("ISC OR Apache 2.0", 7..<17, "write `Apache-2.0`"),
    ("(MIT License) OR ISC", 1..<12, "write `MIT`"),
    ("BSD", 0..<3, "write `BSD-3-Clause` or `BSD-2-Clause`"),
  ])
  func place(text: String, range: Range<Int>, hint: String) throws {
    let error = try #require(throws: EditableError.self) { try LicenseExpression(parsing: text) }
    #expect(error.problems[0].location?.byteRange == range)
    #expect(error.problems[0].hint == hint)
  }

  @Test func alternatives() {
    #expect(LicenseExpression.alternatives([]) == "")
    #expect(LicenseExpression.alternatives(["A"]) == "`A`")
    #expect(LicenseExpression.alternatives(["A", "B"]) == "`A` or `B`")
    #expect(LicenseExpression.alternatives(["A", "B", "C"]) == "`A`, `B` or `C`")
  }

  /// Source: PEP 639, appendix on mapping license classifiers.
  @Test(
    arguments: [
      ("License :: OSI Approved :: MIT License", "MIT"),
      (
        "License :: OSI Approved :: GNU General Public License v3 or later (GPLv3+)",
        "GPL-3.0-or-later"
      ),
      ("License :: CC0 1.0 Universal (CC0 1.0) Public Domain Dedication", "CC0-1.0"),
      ("License :: OSI Approved :: Apache Software License", nil),
      ("License :: OSI Approved :: BSD License", nil),
      ("License :: OSI Approved :: GNU General Public License v3 (GPLv3)", nil),
      ("License :: OSI Approved :: GNU Lesser General Public License v2 or later (LGPLv2+)", nil),
      ("License :: OSI Approved :: Academic Free License (AFL)", nil),
      ("License :: Public Domain", nil),
      ("License :: OSI Approved", nil),
      ("", nil),
    ] as [(String, String?)]
  )
  func classifier(classifier: String, expected: String?) {
    #expect(LicenseExpression.expression(forClassifier: classifier) == expected)
  }

  /// The tables by hand hold only current identifiers in their normal form.
  @Test(arguments: LicenseClassifiers.table.rows + LegacyLicenses.table.rows)
  func tableValues(row: StaticTable.Row) throws {
    #expect(!row.values.isEmpty)
    for value in row.values {
      let expression = try LicenseExpression(parsing: value)
      #expect(expression.rendered() == value)
      #expect(expression.deprecatedIdentifiers.isEmpty)
    }
  }

  /// Every row is reached by its own name: no rule makes other words of it first.
  @Test(arguments: LegacyLicenses.table.rows)
  func tableKeys(row: StaticTable.Row) {
    #expect(LicenseExpression.suggestions(for: row.key) == row.values)
  }
}

extension StaticTable.Row: CustomTestStringConvertible {
  /// The key alone, which tells the cases apart.
  public var testDescription: String { key }
}
