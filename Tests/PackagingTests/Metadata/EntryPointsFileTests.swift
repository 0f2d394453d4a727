import Packaging
import Testing

/// `entry_points.txt` is read as `importlib.metadata` reads it.
@Suite struct EntryPointsFileTests {
  private func parse(_ text: String) throws(EditableError) -> EntryPointsFile {
    try EntryPointsFile(parsing: Array(text.utf8), named: "entry_points.txt")
  }

  @Test(arguments: [
    ("", []), ("[console_scripts]\n", []), ("[console_scripts]\na=b:c", ["a=b:c"]),
    (
      "\u{FEFF}[console_scripts]\r\n  a = b.c : d.e [x, y]\r\n\r\n# no\n; no\nf g = h:i\r\n",
      ["a=b.c:d.e", "f g=h:i"]
    ),
    ("[gui_scripts]\na=b:c\n[ console_scripts ]\nd=e:f\n", ["d=e:f", "a=b:c"]),
    ("[console_scripts]\na=b:c\n[x]\nz=y\n[console_scripts]\nd=e:f\na=b:c\n", ["a=b:c", "d=e:f"]),
  ])
  func scripts(text: String, scripts: [String]) throws {
    let file = try parse(text)
    #expect(file.scripts.map { "\($0.name.text)=\($0.reference.rendered())" } == scripts)
    #expect(file.warnings.isEmpty)
  }

  @Test(arguments: [
    ("a = b:c\n", 1), ("[console_scripts]\na\n", 2), ("[console_scripts]\n\n a = b\n", 3),
    ("[console_scripts]\na = b:c()\n", 2), ("[console_scripts]\n = b:c\n", 2),
    ("[console_scripts]\na = b:c\na = b:d\n", 3), ("[x]\na\n", 2),
    ("[gui_scripts]\na = \n", 2),
  ])
  func refuses(text: String, line: Int) {
    let error = #expect(throws: EditableError.self) { try parse(text) }
    #expect(error?.code == .invalidEntryPoints)
    #expect(error?.problems[0].location?.line == line)
    #expect(error?.problems[0].location?.file == "entry_points.txt")
  }

  /// Other groups do not concern an installer.
  @Test func warnsOfOtherGroups() throws {
    let file = try parse("[my-group]\na = b\n[other]\nx = 1 + 1\ny = z\n[console_scripts]\na=b:c\n")
    #expect(file.warnings.map { $0.location?.line } == [1, 4])
    #expect(file.groups.map(\.name.text) == ["other", "console_scripts"])
  }
}
