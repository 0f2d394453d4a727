import Packaging
import TestSupport
import Testing

/// `RECORD` is read as Python's reader of CSV reads it, and refused with file, line and column.
@Suite struct RecordParsingTests {
  private static let digest = "sha256=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"

  private func parse(_ text: String) throws(EditableError) -> Record {
    try Record(parsing: Array(text.utf8), named: "RECORD")
  }

  @Test(arguments: [
    ("a,,\n", ["a"]), ("a,,", ["a"]), ("a,,\r\nb,,\r\n", ["a", "b"]), ("a,,\rb,,\r", ["a", "b"]),
    ("", []), ("\n\na,,\n\n", ["a"]), ("\u{FEFF}a,,\n", ["a"]), ("\"a,b\",,\n", ["a,b"]),
    ("\"say \"\"hi\"\"\",,\n", ["say \"hi\""]), ("\"two\nlines\",,\n", ["two\nlines"]),
    ("\"a\"b,,\n", ["ab"]), ("a\"b\",,\n", ["a\"b\""]), (" a ,\"\",\n", [" a "]),
  ])
  func paths(text: String, paths: [String]) throws {
    #expect(try parse(text).rows.map(\.path) == paths)
  }

  @Test func fields() throws {
    let rows = try parse("a.py,\(Self.digest),12\nb.py,\(Self.digest)=,\n").rows
    let digest = FileDigest(bytes: Array(0..<32))
    #expect(rows[0] == Record.Row(path: "a.py", digest: digest, size: 12))
    #expect(rows[1] == Record.Row(path: "b.py", digest: digest, size: nil))
  }

  @Test(arguments: [
    ("a\n", 1, 1), ("a,\n", 1, 1), ("a,,,\n", 1, 1), ("ok,,\n\"a,,\n", 2, 1), (",,\n", 1, 1),
    ("ok,,\na,md5=1B2M2Y8AsgTpgAmY7PhCfg,\n", 2, 3), ("a,sha1=2jmj7l5rSw0yVb_vlWAYkK_YBwk,", 1, 3),
    ("a,AAEC,1\n", 1, 3), ("a,sha256=AA,1\n", 1, 3), ("a,sha512=AA,1\n", 1, 3),
    ("ä,sha256=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh+,1", 1, 3),
    ("a,sha256=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9,1", 1, 3),
    ("a,,-1\n", 1, 4), ("a,,1.0\n", 1, 4), ("a,,99999999999999999999\n", 1, 4),
  ])
  func refuses(text: String, line: Int, column: Int) {
    let error = #expect(throws: EditableError.self) { try parse(text) }
    #expect(error?.code == .invalidRecord)
    let location = error?.problems[0].location
    #expect(location?.file == "RECORD")
    #expect(location?.line == line)
    #expect(location?.column == column)
  }

  @Test func refusesOtherEncodings() {
    let error = #expect(throws: EditableError.self) {
      try Record(parsing: [0x61, 0xE4, 0x2C, 0x2C, 0x0A], named: "RECORD")
    }
    #expect(error?.code == .invalidRecord)
  }

  /// What is installed can be mended by hand; a wheel cannot.
  @Test(arguments: [(true, "mend or remove the row, then install the project again"), (false, nil)])
  func tellsTheRemedy(isInstalled: Bool, hint: String?) {
    let error = #expect(throws: EditableError.self) {
      try Record(parsing: Array(",,\n".utf8), named: "RECORD", isInstalled: isInstalled)
    }
    #expect(error?.problems[0].hint == hint)
  }

  /// What was written is read as it was.
  @Test(arguments: 0..<100)
  func roundTrip(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let characters = Array("ab/.,\"\r\n ä\u{301}\u{FEFF}=;'\\".unicodeScalars)
    let rows = (0..<Int.random(in: 0..<20, using: &generator)).map { _ in
      var path = "p"
      for _ in 0..<Int.random(in: 0..<12, using: &generator) {
        path.unicodeScalars.append(characters.randomElement(using: &generator) ?? "a")
      }
      let algorithm = FileDigest.Algorithm.allCases.randomElement(using: &generator) ?? .sha256
      let bytes = (0..<algorithm.byteCount).map { _ in UInt8.random(in: 0...255, using: &generator)
      }
      let isKnown = Bool.random(using: &generator)
      return Record.Row(
        path: path,
        digest: isKnown ? FileDigest(algorithm, bytes: bytes) : nil,
        size: isKnown ? Int.random(in: 0...Int.max, using: &generator) : nil
      )
    }
    let record = Record(rows: rows)
    #expect(try Record(parsing: record.rendered(), named: "RECORD") == record)
  }

  /// No bytes make the reader trap.
  @Test(arguments: 0..<100)
  func noise(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let bytes = (0..<60).map { _ in
      Array("a,\"\n\r=sha256-".utf8).randomElement(using: &generator) ?? 0
    }
    _ = try? Record(parsing: bytes, named: "RECORD")
  }
}
