import Packaging
import Testing

/// `METADATA`: the lowest version that will do, one line a header, the description as it was written.
@Suite struct CoreMetadataTests {
  private func metadata(
    _ keys: String,
    _ files: SourceFiles = SourceFiles()
  ) throws -> CoreMetadata {
    let toml = "[project]\nname = \"demo\"\nversion = \"1\"\n" + keys
    let file = ProjectFile(reading: Array(toml.utf8), named: "pyproject.toml")
    return try CoreMetadata(file.project(), files: files)
  }

  private func text(_ metadata: CoreMetadata) -> String {
    String(decoding: metadata.rendered(), as: UTF8.self)
  }

  @Test(arguments: [
    ("", "2.3"),
    ("license = { text = \"MIT\" }", "2.3"),
    ("optional-dependencies = { x = [] }", "2.3"),
    ("license = \"MIT\"", "2.4"),
    ("import-names = []", "2.5"),
    ("import-namespaces = [\"a\"]\nlicense = \"MIT\"", "2.5"),
  ])
  func lowestVersion(keys: String, version: String) throws {
    let field = try #require(try metadata(keys).fields.first)
    #expect(field.name == "Metadata-Version")
    #expect(field.value == version)
  }

  @Test func licenseFilesNeedTheirVersion() throws {
    let files = SourceFiles(licenseFiles: [.init(path: "LICENSE", bytes: [])])
    #expect(try metadata("", files).fields.map(\.value) == ["2.4", "demo", "1", "LICENSE"])
  }

  @Test func endsWithTheHeaders() throws {
    #expect(text(try metadata("")) == "Metadata-Version: 2.3\nName: demo\nVersion: 1\n")
  }

  @Test(arguments: [
    ("a\r\nb\rc\n", "a\nb\nc\n"), ("\n\n# x", "\n\n# x"), ("From here\n", "From here\n"), ("", ""),
    ("\r\n\r\n", "\n\n"), ("a\u{85}b", "a\u{85}b"),
  ])
  func description(readme: String, body: String) throws {
    let metadata = try metadata("readme = \"README.md\"", SourceFiles(readme: readme))
    #expect(
      text(metadata).utf8.elementsEqual(
        """
        Metadata-Version: 2.3
        Name: demo
        Version: 1
        Description-Content-Type: text/markdown

        \(body)
        """.utf8
      )
    )
  }

  /// The one header of several lines: no line of the text can pass for a header.
  @Test(arguments: [
    "a\nName: evil", "a\r\nName: evil", "a\rName: evil", "a\u{2028}Name: evil", "a\u{C}Name: evil",
    "a\u{85}Name: evil",
  ])
  func licenseTextIsIndented(license: String) throws {
    let metadata = try metadata(
      "license = { file = \"LICENSE\" }",
      SourceFiles(licenseText: license)
    )
    #expect(text(metadata).hasSuffix("License: a\n         Name: evil\n"))
  }

  @Test(arguments: [
    ("{ name = \"Ada\" }, { name = \"Grace\" }", "Author: Ada, Grace"),
    ("{ email = \"a@x.y\" }", "Author-email: a@x.y"),
    (
      "{ name = \"A B\", email = \"a@x.y\" }, { email = \"b@x.y\" }",
      "Author-email: A B <a@x.y>, b@x.y"
    ),
    ("{ name = \"J. R.\", email = \"a@x.y\" }", "Author-email: \"J. R.\" <a@x.y>"),
    ("{ name = \"a\\\"b\\\\c\", email = \"a@x.y\" }", "Author-email: \"a\\\"b\\\\c\" <a@x.y>"),
  ])
  func people(tables: String, header: String) throws {
    #expect(text(try metadata("authors = [\(tables)]")).contains("\n\(header)\n"))
  }

  @Test func noModulesIsAnEmptyHeader() throws {
    #expect(text(try metadata("import-names = []")).hasSuffix("\nImport-Name: \n"))
  }
}
