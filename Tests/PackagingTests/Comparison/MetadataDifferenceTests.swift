import Testing

@testable import Packaging

/// Fields are compared by what they mean: order, spelling and folding mean nothing; a value that
/// differs is told with its field.
@Suite struct MetadataDifferenceTests {
  private static let base = """
    Metadata-Version: 2.4
    Name: Demo.Pkg
    Version: 1.0rc1
    Summary: A demo
    Keywords: one,two
    Author-email: Ada <ada@example.org>
    License-Expression: MIT
    Classifier: A :: B
    Classifier: C :: D
    Project-URL: Homepage, https://example.org
    Requires-Python: >=3.9,<4
    Requires-Dist: requests[socks]>=2
    Requires-Dist: pytest>=8; extra == "test-suite"
    Provides-Extra: test-suite
    Description-Content-Type: text/markdown

    # Title

    Text.

    """

  /// What is replaced in the file, and what has to be told.
  static let changes: [(String, String, [String])] = [
    ("Name: Demo.Pkg", "Name: demo-pkg", ["Name: spelling: Demo.Pkg | demo-pkg"]),
    ("Name: Demo.Pkg", "Name: other", ["Name: different: Demo.Pkg | other"]),
    ("1.0rc1", "1.0-RC.1", ["Version: spelling: 1.0rc1 | 1.0-RC.1"]),
    ("1.0rc1", "1.0rc2", ["Version: different: 1.0rc1 | 1.0rc2"]),
    ("-Version: 2.4", "-Version: 2.1", ["Metadata-Version: metadata-version: 2.4 | 2.1"]),
    ("-Version: 2.4", "-Version: x", ["Metadata-Version: different: 2.4 | x"]),
    ("one,two", "two,one", ["Keywords: order: - | -"]),
    ("one,two", "one, two", ["Keywords: spelling: one,two | one, two"]),
    ("one,two", "one,three", ["Keywords: different: two | three"]),
    (">=3.9,<4", "<4, >= 3.9", ["Requires-Python: spelling: >=3.9,<4 | <4, >= 3.9"]),
    (">=3.9,<4", ">=3.8,<4", ["Requires-Python: different: >=3.9,<4 | >=3.8,<4"]),
    (
      "requests[socks]>=2", "Requests[SOCKS] (>=2.0)",
      ["Requires-Dist: spelling: requests[socks]>=2 | Requests[SOCKS] (>=2.0)"]
    ),
    (
      #"extra == "test-suite""#, #""Test_Suite" == extra"#,
      [
        #"Requires-Dist: spelling: pytest>=8; extra == "test-suite" | "#
          + #"pytest>=8; "Test_Suite" == extra"#
      ]
    ),
    (
      "Requires-Dist: requests[socks]>=2\n", "",
      ["Requires-Dist: different: requests[socks]>=2 | -"]
    ),
    (
      "Extra: test-suite", "Extra: Test_Suite",
      ["Provides-Extra: spelling: test-suite | Test_Suite"]
    ),
    (
      "Classifier: A :: B\nClassifier: C :: D", "Classifier: C :: D\nClassifier: A :: B",
      ["Classifier: order: - | -"]
    ),
    ("Classifier: A :: B\n", "", ["Classifier: different: A :: B | -"]),
    (
      "\n\n# Title", "\nClassifier: License :: OSI Approved\n\n# Title",
      ["Classifier: derived-classifiers: - | License :: OSI Approved"]
    ),
    (
      "text/markdown", "Text/Markdown; charset=UTF-8; variant=GFM",
      [
        "Description-Content-Type: spelling: text/markdown | "
          + "Text/Markdown; charset=UTF-8; variant=GFM"
      ]
    ),
    (
      "text/markdown", "text/x-rst",
      ["Description-Content-Type: different: text/markdown | text/x-rst"]
    ),
    (
      "Author-email: Ada <ada@example.org>", "Author: Ada\nAuthor-email: ada@example.org",
      ["Author: people: Ada <ada@example.org> | Ada; ada@example.org"]
    ),
    (
      "Author-email: Ada <ada@example.org>", "Author: Ada\nAuthor-email: Ada <ada@example.org>",
      ["Author: people: Ada <ada@example.org> | Ada; Ada <ada@example.org>"]
    ),
    (
      "Ada <ada@example.org>", "Bob <ada@example.org>",
      ["Author: different: Ada <ada@example.org> | Bob <ada@example.org>"]
    ),
    (
      "Project-URL: Homepage, https://example.org", "Home-page: https://example.org",
      ["Project-URL: legacy-field: - | Homepage, https://example.org"]
    ),
    (
      "Homepage, https", "home page, https",
      [
        "Project-URL: spelling: Homepage, https://example.org | home page, https://example.org"
      ]
    ),
    (
      "Homepage, https", "Source, https",
      ["Project-URL: different: Homepage, https://example.org | Source, https://example.org"]
    ),
    ("Expression: MIT", "Expression: mit", ["License-Expression: spelling: MIT | mit"]),
    ("License-Expression: MIT", "License: MIT", ["License: legacy-field: MIT | MIT"]),
    ("Expression: MIT", "Expression: ISC", ["License-Expression: different: MIT | ISC"]),
    (
      "\n\n# Title", "\nDynamic: license-file\n\n# Title",
      ["Dynamic: dynamic-field: - | license-file"]
    ),
    ("\n\n# Title", "\nImport-Name: demo\n\n# Title", ["Import-Name: import-names: - | demo"]),
    ("\n\n# Title", "\nX-Own: demo\n\n# Title", ["X-Own: different: - | demo"]),
    (
      "Text.\n", "Text!\n",
      ["description: different: # Title\n\nText. | # Title\n\nText!"]
    ),
    ("Text.\n", "Text.\n\n\n", []),
    ("Summary: A demo", "Summary: A\n  demo", ["Summary: spelling: A demo | A\ndemo"]),
    ("summary", "summary", []),
    (
      "Summary: A demo\nKeywords: one,two", "Keywords: one,two\nSummary: A demo",
      ["fields: order: - | -"]
    ),
  ]

  @Test(arguments: changes)
  func change(_ old: String, _ new: String, _ expected: [String]) {
    let theirs = Self.base.replacing(old, with: new)
    let found = Difference.inMetadata(Array(Self.base.utf8), Array(theirs.utf8))
    #expect(summary(found) == expected)
    // Nobody's side is better: the same is found the other way round.
    let turned = Difference.inMetadata(Array(theirs.utf8), Array(Self.base.utf8))
    let isOneSided = found.contains { $0.rule == .derivedClassifiers }
    #expect(turned.map(\.rule) == (isOneSided ? [nil] : found.map(\.rule)))
  }

  /// What ends anywhere, or is not even text, is compared as far as it goes.
  @Test func anyBytesAreCompared() {
    let bytes = Array(Self.base.utf8)
    for count in bytes.indices {
      _ = Difference.inMetadata(bytes, Array(bytes.prefix(count)))
      _ = Difference.inMetadata(bytes, Array(bytes.suffix(count)))
    }
    let binary = (0..<2000).map { UInt8(truncatingIfNeeded: $0 &* 167) }
    #expect(Difference.inMetadata(bytes, binary).contains { $0.class == .different })
  }
}
