import Packaging
import Testing

/// The `RECORD` of an installed distribution, in the bytes of pip.
@Suite struct InstalledRecordTests {
  private func text(_ rows: [InstalledRecord.Row]) -> String {
    String(decoding: InstalledRecord(rows).rendered(), as: UTF8.self)
  }

  @Test func sortsByCodePoint() {
    // UTF-16 would have the last two the other way round.
    let sorted = [
      "../../../bin/x", "B", "a-b", "a/b", "b", "e\u{301}", "é", "\u{FF5E}", "\u{1F600}",
    ]
    let shuffled = [4, 8, 7, 3, 2, 0, 6, 5, 1].map { InstalledRecord.Row(path: sorted[$0]) }
    let expected = sorted.map { $0 + ",,\r\n" }.joined()
    #expect(text(shuffled).utf8.elementsEqual(expected.utf8))
  }

  @Test func hasDigestsAndSizes() {
    let digest = FileDigest(bytes: Array(0..<32))
    let rows = [
      InstalledRecord.Row(path: "d-1.dist-info/RECORD"),
      InstalledRecord.Row(path: "d.pth", digest: digest, size: 3),
      InstalledRecord.Row(path: "__pycache__/d.cpython-311.pyc"),
    ]
    let expected = """
      __pycache__/d.cpython-311.pyc,,\r
      d-1.dist-info/RECORD,,\r
      d.pth,sha256=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8,3\r

      """
    #expect(text(rows).utf8.elementsEqual(expected.utf8))
  }

  @Test(arguments: [
    ("plain name", "plain name"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""),
    ("two\nlines", "\"two\nlines\""), ("two\r\nlines", "\"two\r\nlines\""), ("it's;x", "it's;x"),
  ])
  func quotes(path: String, field: String) {
    #expect(text([.init(path: path)]).utf8.elementsEqual((field + ",,\r\n").utf8))
  }
}
