import Packaging
import Testing

/// PEP 440, "Version specifiers": which versions meet them.
@Suite struct VersionContainmentTests {
  @Test(arguments: [
    // `~=` is a lower bound and a prefix.
    ("~=1.4.2", "1.4.2", true), ("~=1.4.2", "1.4.10.post1", true), ("~=1.4.2", "1.5.dev0", false),
    ("~=1.4.2", "1.4.1", false), ("~=1.4", "1.9", true), ("~=1.4", "2.0.dev1", false),
    ("~=1.4.5a4", "1.4.5a4.post1", true), ("~=1.4.5a4", "1.4.5a3", false), ("~=1.0", "1", true),
    ("~=1!1.4", "1.5", false),
    // `==` takes zeros at the end for nothing, and local versions unless it names one.
    ("==1.1", "1.1.0", true), ("==1.1", "1.1.post1", false), ("==1.1", "1.1+a", true),
    ("==1.1+a.1", "1.1+A-01", true), ("==1.1+a", "1.1", false), ("==1.1+a", "1.1+a.b", false),
    ("!=1.1", "1.1+a", false), ("!=1.1+a", "1.1+b", true), ("==1!1.1", "1.1", false),
    // Prefixes.
    ("==1.1.*", "1.1", true), ("==1.1.*", "1.1.dev1", true), ("==1.1.*", "1.1a1+x", true),
    ("==1.1.*", "1.10", false), ("==1.0.*", "1", true), ("==1.0.0.*", "1a1", true),
    ("!=1.1.*", "1.1.post1", false), ("!=1.1.*", "1.2.dev0", true), ("==1.*", "1!1.0", false),
    // Ordered comparison with local versions.
    ("<=1.1", "1.1+a", true), ("<=1.1", "1.1.post0", false), (">=1.1", "1.1+a", true),
    (">=1.1", "1.1rc1", false), ("<=1.1.post1", "1.1.post1+a", true), ("<=1.1", "1.1.0+a", true),
    // `<` leaves out what comes before the bound as its pre-releases.
    ("<1.1", "1.1rc1", false), ("<1.1", "1.1.dev0", false), ("<1.1", "1.0.post1", true),
    ("<1.1", "1.1.0a1", false), ("<1.1rc1", "1.1b2", true), ("<1.1.post2", "1.1.post2.dev1", false),
    ("<1.1.post2", "1.1.post1", true), ("<1.1.post2", "1.1rc1", true), ("<0", "0.dev0", false),
    // `>` leaves out the post-releases and the local versions of the bound.
    (">1.7", "1.7.1", true), (">1.7", "1.7.0.post1", false), (">1.7", "1.7+a", false),
    (">1.7", "1.7.post1.dev1", false), (">1.7.post2", "1.7.post3", true),
    (">1.7.post2", "1.7.post2+a", false), (">1.7.post2", "1.7.post3.dev0", true),
    (">1.7a1", "1.7a1.post1", false), (">1.7a1", "1.7a2.dev1", true), (">1.7a1", "1.7", true),
    (">1.7.dev1", "1.7.dev1+a", false), (">1.7.dev1", "1.7.dev2", true), (">1.7.dev1", "1.7", true),
    // `===` compares texts, of the version its normal form.
    ("===1.0", "1.0", true), ("===1.0", "1.0.0", false), ("===1.0RC1", "1.0.c1", true),
    ("===1.0.c1", "1.0.c1", false), ("===x", "1.0", false),
    // Numbers of any size.
    ("<18446744073709551617", "18446744073709551616", true),
    (">18446744073709551616.post18446744073709551616", "18446744073709551617", true),
    (">1.18446744073709551615.dev18446744073709551615", "1.18446744073709551615.dev0", false),
  ])
  func contains(specifier: String, version: String, isContained: Bool) throws {
    let version = try Version(parsing: version)
    #expect(try VersionSpecifier(parsing: specifier).contains(version) == isContained)
    let set = try VersionSpecifierSet(parsing: specifier)
    #expect(set.contains(version, allowingPreReleases: true) == isContained)
  }

  @Test(arguments: [
    ("", "1.0a1", true, true), ("", "1.0a1", false, false), ("", "1.0.post1", false, true),
    (">=1.0a1", "1.0a1", false, false), (">=1,<2,!=1.5", "1.4", false, true),
    (">=1,<2,!=1.5", "1.5", true, false), (">=1,<2,!=1.5", "1.6.dev1", true, true),
    ("===1.0a1", "1.0a1", false, false), ("===1.0a1", "1.0a1", true, true),
  ])
  func setsContain(
    specifiers: String,
    version: String,
    allowingPreReleases: Bool,
    isContained: Bool
  ) throws {
    let set = try VersionSpecifierSet(parsing: specifiers)
    let version = try Version(parsing: version)
    #expect(set.contains(version, allowingPreReleases: allowingPreReleases) == isContained)
  }

  /// How the operators depend on each other, whatever the versions.
  @Test(arguments: NamesPropertyTests.seeds) func operatorsAgree(seed: UInt64) throws {
    var generator = NamesTestGenerator(seed: seed)
    for _ in 0..<100 {
      let bound = try Version(parsing: generator.version())
      let other = generator.version()
      let version = try Version(parsing: generator.one(of: [bound.rendered(), other]))
      guard let publicBound = bound.rendered().split(separator: "+").first else { continue }
      func meets(_ comparison: String, _ bound: Substring) throws -> Bool {
        try VersionSpecifier(parsing: comparison + bound).contains(version)
      }

      let context: Comment = "seed \(seed): \(version.written), \(bound.written)"
      let (before, after) = (try meets("<", publicBound), try meets(">", publicBound))
      let (atMost, atLeast) = (try meets("<=", publicBound), try meets(">=", publicBound))
      let isEqual = try meets("==", publicBound)
      #expect(try meets("!=", publicBound) != isEqual, context)
      if !bound.local.isEmpty {
        let differs = try meets("!=", Substring(bound.rendered()))
        #expect(differs == (version != bound), context)
      }
      #expect(atMost || atLeast, context)
      #expect(isEqual == (atMost && atLeast), context)
      #expect(!before || atMost && !atLeast && !isEqual, context)
      #expect(!after || atLeast && !atMost && !isEqual, context)
      if bound.release.count > 1 {
        #expect(try !meets("~=", publicBound) || atLeast, context)
      }
    }
  }
}
