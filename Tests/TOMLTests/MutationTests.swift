import TOML
import TestSupport
import Testing

/// No input traps, and whatever is told about one lies within it.
@Suite struct MutationTests {
  @Test(arguments: (0..<10).map { UInt64($0) * 500 })
  func damagedDocuments(firstSeed: UInt64) {
    for seed in firstSeed..<firstSeed + 500 {
      var generator = DocumentGenerator(seed: seed)
      let pairs = generator.table(depth: 2)
      var bytes = Array(generator.rendered(pairs).utf8)
      var random = SeededGenerator(seed: seed)
      for _ in 0..<Int.random(in: 1...4, using: &random) { damage(&bytes, &random) }
      check(bytes, seed)
    }
  }

  @Test(arguments: (0..<10).map { UInt64($0) * 500 })
  func randomBytes(firstSeed: UInt64) {
    let telling = Array("[]{}=,.#\"'\\+-_:0123456789eETZabfinrtuxU \t\n\r".utf8)
    for seed in firstSeed..<firstSeed + 500 {
      var random = SeededGenerator(seed: seed)
      let isTelling = Bool.random(using: &random)
      let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        isTelling
          ? telling[Int.random(in: telling.indices, using: &random)]
          : UInt8.random(in: 0...255, using: &random)
      }
      check(bytes, seed)
      // As a value, it gets further.
      check(Array("a = ".utf8) + bytes, seed)
      check(Array("a = [\"\"\"".utf8) + bytes + Array("\"\"\"]".utf8), seed)
    }
  }

  private func damage(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let start = Int.random(in: 0...bytes.count, using: &random)
    let end = min(bytes.count, start + Int.random(in: 0...3, using: &random))
    let pieces: [[UInt8]] = [
      [], [0x00], [0x0D], [0x0A], [0x22], [0x27], [0x5C], [0x5B], [0x5D], [0x7B], [0x7D], [0x2E],
      [0x2C],
      [0x3D], [0x23], [0x5F], [0x80], [0xC3], [0xED, 0xA0, 0x80], [0xFF], Array("\"\"\"".utf8),
      Array("'''".utf8),
      Array(bytes[start..<end]) + Array(bytes[start..<end]),
    ]
    bytes.replaceSubrange(start..<end, with: pieces[Int.random(in: pieces.indices, using: &random)])
  }

  private func check(_ bytes: [UInt8], _ seed: UInt64) {
    let comment = Comment(
      rawValue: "seed \(seed): \(String(decoding: bytes, as: UTF8.self).debugDescription)"
    )
    let isUTF8 = Array(String(decoding: bytes, as: UTF8.self).utf8) == bytes
    do {
      let document = try TOMLDocument(parsing: bytes)
      #expect(isUTF8, comment)
      check(document.root, document, comment)
      #expect(document.notices.allSatisfy { bytes.indices.contains($0.byteOffset) }, comment)
    } catch {
      #expect(isUTF8 == (error.reason != .invalidUTF8), comment)
      #expect(0...bytes.count ~= error.range.lowerBound, comment)
      #expect(0...bytes.count ~= error.range.upperBound, comment)
      #expect(error.position.column - 1 <= error.excerpt.unicodeScalars.count + 1, comment)
      #expect(!error.message.isEmpty, comment)
    }
  }

  private func check(_ table: TOMLTable, _ document: TOMLDocument, _ comment: Comment) {
    for entry in table.entries {
      #expect(!entry.keyRange.isEmpty && entry.keyRange.upperBound <= document.bytes.count, comment)
      #expect(table.entry(entry.key)?.keyRange == entry.keyRange, comment)
      check(entry.value, document, comment)
    }
  }

  private func check(_ value: TOMLValue, _ document: TOMLDocument, _ comment: Comment) {
    #expect(!value.range.isEmpty && value.range.upperBound <= document.bytes.count, comment)
    switch value.content {
    case .table(let table): check(table, document, comment)
    case .array(let values): for value in values { check(value, document, comment) }
    case .string(let string): check(Array(string.utf8), value, document, comment)
    default: break
    }
  }

  /// A byte comes from itself, from a backslash, or from the carriage return of its line end.
  private func check(
    _ decoded: [UInt8],
    _ value: TOMLValue,
    _ document: TOMLDocument,
    _ comment: Comment
  ) {
    var before = value.range.lowerBound
    for (offset, byte) in decoded.enumerated() {
      let source = document.sourceOffset(of: offset, inString: value)
      #expect(source >= before && value.range.contains(source), comment)
      let written = document.bytes[source]
      #expect(written == byte || written == 0x5C || written == 0x0D && byte == 0x0A, comment)
      before = source
    }
    let end = document.sourceOffset(of: decoded.count, inString: value)
    #expect(document.bytes[end] == document.bytes[value.range.lowerBound], comment)
  }
}
