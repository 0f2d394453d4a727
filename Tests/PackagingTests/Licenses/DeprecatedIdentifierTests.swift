import Testing

@testable import Packaging

/// Identifiers that the SPDX license list keeps but deprecates are valid, and reported with what
/// replaces them.
@Suite struct DeprecatedIdentifierTests {
  @Test(arguments: [
    ("GPL-3.0", ["GPL-3.0-only", "GPL-3.0-or-later"]),
    ("gpl-2.0+", ["GPL-2.0-or-later"]),
    ("LGPL-2.1", ["LGPL-2.1-only", "LGPL-2.1-or-later"]),
    ("AGPL-3.0", ["AGPL-3.0-only", "AGPL-3.0-or-later"]),
    ("GFDL-1.3", ["GFDL-1.3-only", "GFDL-1.3-or-later"]),
    (
      "GPL-2.0-with-classpath-exception",
      [
        "GPL-2.0-only WITH Classpath-exception-2.0",
        "GPL-2.0-or-later WITH Classpath-exception-2.0",
      ]
    ),
    ("BSD-2-Clause-NetBSD", ["BSD-2-Clause"]),
    ("Net-SNMP", []),
  ])
  func replacements(text: String, replacements: [String]) throws {
    let deprecated = try LicenseExpression(parsing: text).deprecatedIdentifiers
    #expect(deprecated.map(\.replacements) == [replacements])
  }

  @Test func placesAreThoseOfTheText() throws {
    let text = " mit or gpl-3.0 and lgpl-2.1+ with nokia-qt-exception-1.1"
    let expression = try LicenseExpression(parsing: text)
    #expect(
      expression.deprecatedIdentifiers.map(\.identifier) == [
        "GPL-3.0", "LGPL-2.1+", "Nokia-Qt-exception-1.1",
      ]
    )
    #expect(expression.deprecatedIdentifiers.map(\.range) == [8..<15, 20..<29, 35..<57])
    #expect(
      expression.deprecatedIdentifiers.map(\.hint) == [
        "write `GPL-3.0-only` or `GPL-3.0-or-later`", "write `LGPL-2.1-or-later`", nil,
      ]
    )
  }

  @Test func currentIdentifiersAreNot() throws {
    let expression = try LicenseExpression(
      parsing: "GPL-3.0-or-later WITH GCC-exception-3.1 OR MIT+"
    )
    #expect(expression.deprecatedIdentifiers.isEmpty)
  }

  /// Every replacement is valid and current.
  @Test(
    arguments: (SPDXTable.licenses.rows + SPDXTable.exceptions.rows).filter(\.isDeprecated).map(
      \.key
    )
  )
  func replacementsAreCurrent(identifier: String) throws {
    for replacement in LicenseExpression.DeprecatedIdentifier(identifier, at: 0..<0).replacements {
      let expression = try LicenseExpression(parsing: replacement)
      #expect(expression.rendered() == replacement)
      #expect(expression.deprecatedIdentifiers.isEmpty)
    }
  }
}
