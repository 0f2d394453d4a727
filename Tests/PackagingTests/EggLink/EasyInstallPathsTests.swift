import Packaging
import TestSupport
import Testing

/// `easy-install.pth` belongs to many: what is not meant stays to the byte.
@Suite struct EasyInstallPathsTests {
  private func changed(_ text: String, _ change: (inout EasyInstallPaths) -> Void) -> String {
    var paths = EasyInstallPaths(parsing: Array(text.utf8))
    change(&paths)
    return String(decoding: paths.rendered(), as: UTF8.self)
  }

  @Test(arguments: [
    ("", "/new\n"), ("/a\n", "/a\n/new\n"), ("/a", "/a\n/new\n"), ("/a\r\n", "/a\r\n/new\r\n"),
    ("/a\r\n/b", "/a\r\n/b\r\n/new\r\n"),
    ("# x\n\nimport y\n./a\n", "# x\n\nimport y\n./a\n/new\n"),
  ])
  func adds(before: String, after: String) {
    let text = changed(before) { $0.append(Array("/new".utf8)) }
    #expect(text.utf8.elementsEqual(after.utf8))
  }

  @Test(arguments: [
    ("/old\n", ""), ("/a\n/old\n/b\n", "/a\n/b\n"), ("/a\n/old", "/a\n"), ("/old\n/b", "/b"),
    ("/a\r\n/old\r\n/b\r\n", "/a\r\n/b\r\n"), ("/a\r/old\r/b", "/a\r/b"),
    ("/old\t \n/a\n/old", "/a\n"), ("# /old\n/older\n/old/x\n", "# /old\n/older\n/old/x\n"),
    ("import /old\n\n \n/old\n", "import /old\n\n \n"),
  ])
  func removes(before: String, after: String) {
    let text = changed(before) { paths in
      paths.removeAll { $0.elementsEqual("/old".utf8) }
    }
    #expect(text.utf8.elementsEqual(after.utf8))
  }

  @Test(arguments: [
    ("", true), ("\n \r\n", true), ("/a", false), ("# a comment stays\n", false),
    ("import x\n", false),
  ])
  func blank(text: String, isBlank: Bool) {
    #expect(EasyInstallPaths(parsing: Array(text.utf8)).isBlank == isBlank)
  }

  @Test func bytesThatAreNoText() {
    let bytes: [UInt8] = [0x2F, 0xFF, 0x0A, 0x2F, 0x61, 0x0D, 0x0A, 0x00]
    var paths = EasyInstallPaths(parsing: bytes)
    #expect(paths.rendered() == bytes)
    #expect(paths.paths == [[0x2F, 0xFF], [0x2F, 0x61], [0x00]])
    paths.removeAll { $0 == [0x2F, 0x61] }
    #expect(paths.rendered() == [0x2F, 0xFF, 0x0A, 0x00])
  }

  /// Adding a line and removing it again gives the file back, but for the end of its last line.
  @Test(arguments: (1...20).map { UInt64($0) }) func keepsTheRest(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let parts = [
      "/a", "/b c", "./d", "# e", "import f", "", " ", "\n", "\r\n", "\n", "\r", "\u{85}",
    ]
    for _ in 0..<200 {
      let count = Int.random(in: 0...12, using: &generator)
      let text = (0..<count).map { _ in parts.randomElement(using: &generator) ?? "" }.joined()
      let before = Array(text.utf8)
      var paths = EasyInstallPaths(parsing: before)
      #expect(paths.rendered() == before, "seed \(seed)")
      paths.append(Array("/own".utf8))
      #expect(paths.rendered().starts(with: before), "seed \(seed)")
      #expect(EasyInstallPaths(parsing: paths.rendered()).paths.last == Array("/own".utf8))
      paths.removeAll { $0.elementsEqual("/own".utf8) }
      let after = paths.rendered()
      #expect(after.starts(with: before) && after.count <= before.count + 2, "seed \(seed)")
    }
  }
}
