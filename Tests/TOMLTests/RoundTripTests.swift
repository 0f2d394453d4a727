import TOML
import Testing

/// A tree of values, written by an independent writer in any of TOML's ways, is read as that tree.
@Suite struct RoundTripTests {
  @Test(arguments: (0..<20).map { UInt64($0) * 100 })
  func roundTrip(firstSeed: UInt64) throws {
    for seed in firstSeed..<firstSeed + 100 {
      var generator = DocumentGenerator(seed: seed)
      let pairs = generator.table(depth: 3)
      let source = generator.rendered(pairs)
      let comment = Comment(rawValue: "seed \(seed): \(source.debugDescription)")
      if let error = error(of: source) { Issue.record(error, comment) }
      let document = try TOMLDocument(source)
      #expect(Plain(document.root) == .table(pairs), comment)
      #expect(Array(source.utf8) == document.bytes)
      // With the other line end, and behind a byte order mark, it means the same.
      let other = source.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.last == "\r" ? String($0.dropLast()) : String($0) }.joined(separator: "\r\n")
      #expect(try Plain(TOMLDocument("\u{FEFF}" + other).root) == .table(pairs), comment)
    }
  }
}
