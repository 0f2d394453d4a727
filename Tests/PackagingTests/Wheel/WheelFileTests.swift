import Packaging
import Testing

/// The `WHEEL` file: what it has to say, and which versions of it are known.
@Suite struct WheelFileTests {
  private func parse(_ text: String) throws(EditableError) -> WheelFile {
    try WheelFile(parsing: Array(text.utf8), named: "WHEEL")
  }

  @Test func readsWhatItWrites() throws {
    let file = try WheelFile(parsing: WheelFile(tags: .pure).rendered(), named: "WHEEL")
    #expect(file.rendered() == WheelFile(tags: .pure).rendered())
    #expect(file.rootIsPurelib)
    #expect(file.tags == ["py3-none-any"])
    #expect(file.warnings.isEmpty)
  }

  @Test(arguments: [
    ("Wheel-Version: 1.0\nTag: py3-none-any\n", false, ["py3-none-any"]),
    (
      "wheel-version: 1.0\r\nroot-is-purelib: TRUE \r\nTAG: CP39-abi3-any\r\n\r\nTag: x-y-z", true,
      ["cp39-abi3-any"]
    ),
    (
      "Wheel-Version: 1.0\nTag: py2.py3-none-any\nTag:py3-none-any\nX: y", false,
      ["py2-none-any", "py3-none-any"]
    ),
  ])
  func reads(text: String, isPurelib: Bool, tags: [String]) throws {
    let file = try parse(text)
    #expect(file.rootIsPurelib == isPurelib)
    #expect(file.tags == Set(tags))
  }

  @Test(
    arguments: [
      ("", .invalidWheelFile), ("Wheel-Version: 1.0\n", .invalidWheelFile),
      ("Tag: py3-none-any\n", .invalidWheelFile),
      ("Wheel-Version: one\nTag: py3-none-any\n", .invalidWheelFile),
      ("Wheel-Version: 1.0\nTag: py3-none\n", .invalidWheelFile),
      ("Wheel-Version: 2.0\nTag: py3-none-any\n", "unsupported-wheel-version"),
      ("Wheel-Version: 10.0\nTag: py3-none-any\n", "unsupported-wheel-version"),
    ] as [(String, Problem.Code)]
  )
  func refuses(text: String, code: Problem.Code) {
    let error = #expect(throws: EditableError.self) { try parse(text) }
    #expect(error?.code == code)
  }

  @Test func warnsOfNewerMinorVersions() throws {
    let file = try parse("Wheel-Version: 1.1\nTag: py3-none-any\n")
    #expect(file.warnings.map(\.code) == ["newer-wheel-version"])
    #expect(file.warnings[0].severity == .warning)
  }
}
