import Packaging
import Testing

/// `RECORD`: a row for each file with its digest and size, itself last and without; CSV as Python's
/// reader takes it.
@Suite struct RecordTests {
  private func record(_ path: String, size: Int = 0) -> String {
    let digest = FileDigest(bytes: Array(0..<32))
    let file = WheelManifest.File(path: path, digest: digest, size: size, isExecutable: false)
    let record = Record(of: [file], at: "d-1.dist-info/RECORD")
    return String(decoding: record.rendered(), as: UTF8.self)
  }

  @Test func endsWithItself() {
    #expect(
      record("d.pth", size: 3) == """
        d.pth,sha256=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8,3
        d-1.dist-info/RECORD,,

        """
    )
  }

  @Test(arguments: [
    ("plain name", "plain name"),
    ("a,b", "\"a,b\""),
    ("say \"hi\"", "\"say \"\"hi\"\"\""),
    ("two\nlines", "\"two\nlines\""),
    ("ünï", "ünï"),
  ])
  func quotes(path: String, field: String) {
    #expect(record(path).hasPrefix(field + ",sha256="))
  }

  /// RFC 4648, section 10, in the URL-safe alphabet and without padding.
  @Test(arguments: [
    ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"),
    ("fooba", "Zm9vYmE"), ("foobar", "Zm9vYmFy"),
  ])
  func base64(text: String, rendered: String) {
    #expect(FileDigest(bytes: Array(text.utf8)).rendered() == rendered)
  }

  @Test func base64IsURLSafe() {
    #expect(FileDigest(bytes: [0xFB, 0xFF, 0xFE]).rendered() == "-__-")
  }
}
