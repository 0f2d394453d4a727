import Packaging
import Testing

/// A `.pth` file: one folder a line, and no path that Python would read as another one.
@Suite struct PathConfigurationFileTests {
  @Test func oneFolderALine() throws {
    let file = try PathConfigurationFile(folders: [Array("/a/src".utf8), Array("/a b/#c".utf8)])
    #expect(String(decoding: file.rendered(), as: UTF8.self) == "/a/src\n/a b/#c\n")
    #expect(file.warnings.isEmpty)
  }

  /// What `str.splitlines` splits at and `str.rstrip` strips, as Python 3.12.4 and newer read the
  /// file.
  @Test(arguments: [
    "/a\nb", "/a\rb", "/a\u{B}b", "/a\u{C}b", "/a\u{1C}b", "/a\u{1D}b", "/a\u{1E}b", "/a\u{85}b",
    "/a\u{2028}b", "/a\u{2029}b", "/a ", "/a\t", "/a\u{1F}", "/a\u{A0}", "/a\u{3000}",
  ])
  func refuses(path: String) {
    let error = #expect(throws: EditableError.self) {
      _ = try PathConfigurationFile(folders: [Array(path.utf8)])
    }
    #expect(error?.code == "unusable-path")
  }

  @Test func refusesWhatIsNotUTF8() {
    let error = #expect(throws: EditableError.self) {
      _ = try PathConfigurationFile(folders: [[0x2F, 0xFF]])
    }
    #expect(error?.problems.first?.message.contains("not UTF-8") == true)
  }

  @Test func warnsOfWhatIsNotASCII() throws {
    let file = try PathConfigurationFile(folders: [Array("/straße".utf8)])
    #expect(file.warnings.map(\.code) == ["non-ascii-path"])
    #expect(file.rendered() == Array("/straße\n".utf8))
  }
}
