import Packaging
import Testing

/// The headers of `METADATA` are read as Python's `email` reads them.
@Suite struct MetadataHeadersTests {
  private static let start = "Metadata-Version: 2.4\nName: Demo.Pkg\nVersion: 1.0\n"

  private func parse(_ text: String) throws(EditableError) -> MetadataHeaders {
    try MetadataHeaders(parsing: Array(text.utf8), named: "METADATA")
  }

  @Test(
    arguments: [
      ("", nil, []), ("Requires-Python: >=3.9\n", ">=3.9", []),
      (
        "Requires-Dist: a>1\nX: y\nrequires-dist:b ; extra == \"x\"  \n", nil,
        ["a>1", "b ; extra == \"x\""]
      ),
      (
        "Requires-Dist: a\n  >1\n\t; x\nRequires-Python: 3\r\n\r\nRequires-Dist: no\n", "3",
        ["a  >1\t; x"]
      ),
      ("Requires-Python: 3\rRequires-Dist: a\r\rRequires-Dist: no", "3", ["a"]),
      ("no header\nRequires-Dist: no\n", nil, []),
      ("License: a\n\u{20}\n b\nRequires-Dist: a\n", nil, ["a"]),
    ] as [(String, String?, [String])]
  )
  func headers(text: String, requiresPython: String?, requirements: [String]) throws {
    let headers = try parse(Self.start + text)
    #expect(headers.name.written == "Demo.Pkg")
    #expect(headers.version.rendered() == "1.0")
    #expect(headers.requiresPython == requiresPython)
    #expect(headers.requirements == requirements)
  }

  @Test func whatIsNotUTF8IsReplaced() throws {
    let bytes = Array((Self.start + "Author: ").utf8) + [0xE4] + Array("\nRequires-Dist: a".utf8)
    #expect(try MetadataHeaders(parsing: bytes, named: "METADATA").requirements == ["a"])
  }

  @Test(
    arguments: [
      ("", .invalidMetadata), ("Name: a\nVersion: 1\n", .invalidMetadata),
      ("Metadata-Version: 2.1\nVersion: 1\n", .invalidMetadata),
      ("Metadata-Version: 2.1\nName: a\n\nVersion: 1\n", .invalidMetadata),
      ("Metadata-Version: 2.1\nName: a b\nVersion: 1\n", .invalidMetadata),
      ("Metadata-Version: 2.1\nName: a\nVersion: x\n", .invalidMetadata),
      ("Metadata-Version: x\nName: a\nVersion: 1\n", .invalidMetadata),
      ("Metadata-Version: 2.1\nName: a\nName: b\nVersion: 1\n", .invalidMetadata),
      ("Metadata-Version: 3.0\nName: a\nVersion: 1\n", "unsupported-metadata-version"),
    ] as [(String, Problem.Code)]
  )
  func refuses(text: String, code: Problem.Code) {
    let error = #expect(throws: EditableError.self) { try parse(text) }
    #expect(error?.code == code)
  }

  @Test func namesThePlace() {
    let error = #expect(throws: EditableError.self) {
      try parse("Metadata-Version: 2.1\nName: a b\nVersion: 1\n")
    }
    #expect(error?.problems[0].location?.description == "METADATA:2:7")
  }

  @Test func warnsOfNewerMinorVersions() throws {
    let headers = try parse("Metadata-Version: 2.99\nName: a\nVersion: 1\n")
    #expect(headers.warnings.map(\.code) == ["newer-metadata-version"])
  }
}
