import Testing

@testable import Packaging

/// Tables in the program's text answer for all of their rows and for nothing else.
@Suite struct StaticTableTests {
  private static let tables = [
    ("licenses", SPDXTable.licenses), ("exceptions", SPDXTable.exceptions),
    ("classifiers", LicenseClassifiers.table), ("legacy names", LegacyLicenses.table),
    ("deprecated classifiers", DeprecatedClassifiers.table),
  ]

  @Test(arguments: tables)
  func allRows(name: String, table: StaticTable) {
    for row in table.rows {
      #expect(table.row(for: row.key.utf8) == row)
      #expect(table.row(for: row.key.uppercased().utf8) == row)
      #expect(table.row(for: row.key.lowercased().utf8) == row)
      #expect(table.row(for: row.key.dropLast().utf8)?.key != row.key)
    }
  }

  /// A table that is not in order would be searched in vain.
  @Test(arguments: tables)
  func order(name: String, table: StaticTable) {
    let keys = table.rows.map { Array($0.key.lowercased().utf8) }
    for (key, next) in zip(keys, keys.dropFirst()) {
      #expect(key.lexicographicallyPrecedes(next), "\(String(decoding: next, as: UTF8.self))")
    }
  }

  @Test(arguments: tables)
  func nothingElse(name: String, table: StaticTable) {
    let keys = [
      "", " ", "\n", "|", "deprecated", "zzz", "~", "MIT|", "MIT\nMIT-0", "é", "\u{212A}azlib", "(",
      "0",
    ]
    for key in keys { #expect(table.row(for: key.utf8) == nil, "\(key.debugDescription)") }
  }

  @Test func fields() {
    let table = StaticTable("A|1|2\nB\nC|3")
    #expect(table.row(for: "a".utf8) == .init(key: "A", values: ["1", "2"]))
    #expect(table.row(for: "B".utf8) == .init(key: "B", values: []))
    #expect(table.row(for: "C".utf8)?.values == ["3"])
    #expect(table.row(for: "AB".utf8) == nil)
    #expect(StaticTable("").row(for: "".utf8) == nil)
    #expect(StaticTable("").rows.isEmpty)
  }

  /// What `packaging` 26.3 has.
  @Test func sizeOfTheList() {
    #expect(SPDXTable.licenses.rows.count == 699)
    #expect(SPDXTable.licenses.rows.count(where: \.isDeprecated) == 32)
    #expect(SPDXTable.exceptions.rows.count == 79)
    #expect(SPDXTable.exceptions.rows.count(where: \.isDeprecated) == 1)
  }

  @Test func deprecatedClassifiers() {
    #expect(
      DeprecatedClassifiers.replacements(for: "Natural Language :: Ukranian") == [
        "Natural Language :: Ukrainian"
      ]
    )
    #expect(
      DeprecatedClassifiers.replacements(for: "License :: OSI Approved :: X.Net License") == []
    )
    #expect(
      DeprecatedClassifiers.replacements(for: "License :: OSI Approved :: MIT License") == nil
    )
  }
}
