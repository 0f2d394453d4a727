import Packaging
import Testing

/// PEP 440, "Summary of permitted suffixes and relative ordering".
@Suite struct VersionOrderTests {
  static let ascending = [
    "0", "0.0.1", "1.dev0", "1.0.dev456", "1.0a0.dev1", "1.0a1", "1.0a1.post1.dev1", "1.0a1.post1",
    "1.0a2.dev456", "1.0a12", "1.0b1.dev456", "1.0b2", "1.0b2.post345.dev456", "1.0b2.post345",
    "1.0rc1",
    "1.0rc2", "1.0", "1.0+a", "1.0+a.1", "1.0+ab", "1.0+1", "1.0+1.a", "1.0+2", "1.0+10",
    "1.0+99999999999999999999", "1.0.post0.dev9", "1.0.post0", "1.0.post1", "1.0.0.1", "1.0.1.dev1",
    "1.1",
    "1.2", "1.10", "1.18446744073709551615", "1.18446744073709551616", "1.100000000000000000000",
    "2", "1!0.1",
  ]

  @Test func ascends() throws {
    let versions = try Self.ascending.map(Version.init(parsing:))
    for (index, left) in versions.enumerated() {
      for (other, right) in versions.enumerated() {
        let context: Comment = "\(left.written), \(right.written)"
        #expect((left < right) == (index < other), context)
        #expect((left == right) == (index == other), context)
      }
    }
  }

  @Test(arguments: [
    ["1", "1.0", "1.0.0", "v1", "01.0", "0!1"],
    ["0", "0.0", "0.0.0"],
    ["1.0a1", "1alpha1", "1.0.0-a.1"],
    ["1.0-1", "1.0.post1", "1r1"],
    ["1.0+a.01", "1+A-1"],
    ["1.18446744073709551616", "1.018446744073709551616.0"],
  ])
  func equalsOtherSpellings(_ spellings: [String]) throws {
    #expect(Set(try spellings.map(Version.init(parsing:))).count == 1)
  }
}
