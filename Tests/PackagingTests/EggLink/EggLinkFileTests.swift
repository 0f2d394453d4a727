import Packaging
import TestSupport
import Testing

/// An `.egg-link` has two lines as setuptools writes it, and is read as pip reads it.
@Suite struct EggLinkFileTests {
  @Test(arguments: [(0, "/a b/c\n."), (1, "/a b/c\n../"), (3, "/a b/c\n../../../")])
  func rendered(depth: Int, text: String) {
    #expect(EggLinkFile(to: "/a b/c", depth: depth).rendered() == Array(text.utf8))
  }

  @Test(arguments: [
    ("/a\n.", "/a", "."), ("/a", "/a", "."), ("/a\r\n../\r\n", "/a", "../"),
    ("\n\n  /a b\t\n\n../\n", "/a b", "../"), ("../src\n.", "../src", "."), ("/a\r..", "/a", ".."),
    ("/straße\n.", "/straße", "."),
  ])
  func read(text: String, folder: String, back: String) throws {
    let file = try #require(EggLinkFile(parsing: Array(text.utf8)))
    #expect(file.folder == folder)
    #expect(file.back == back)
  }

  /// Paths are bytes: what is no text comes back as it was.
  @Test func bytesThatAreNoText() throws {
    let bytes = Array("/lat".utf8) + [0xE9, 0x0A] + Array("../".utf8)
    let file = try #require(EggLinkFile(parsing: bytes))
    #expect(file.folderBytes == bytes.dropLast(4))
    #expect(file.rendered() == bytes)
  }

  @Test(arguments: ["", "\n", " \r\n\t\n"]) func saysNothing(text: String) {
    #expect(EggLinkFile(parsing: Array(text.utf8)) == nil)
  }

  @Test(arguments: (1...20).map { UInt64($0) }) func readsBackAsTheSame(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let alphabet = Array("abc /.-_é\u{2603}".unicodeScalars)
    for _ in 0..<100 {
      let name = (0..<Int.random(in: 1...12, using: &generator)).reduce(into: "/") { name, _ in
        name.unicodeScalars.append(alphabet.randomElement(using: &generator) ?? "x")
      }
      let file = EggLinkFile(to: name + "x", depth: Int.random(in: 0...4, using: &generator))
      #expect(EggLinkFile(parsing: file.rendered()) == file, "seed \(seed)")
    }
  }
}
