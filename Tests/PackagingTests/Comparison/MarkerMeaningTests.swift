import Packaging
import Testing

/// Two markers mean the same if they hold under the same values of their comparisons.
@Suite struct MarkerMeaningTests {
  static let pairs: [(String, String, Bool)] = [
    ("os_name == 'nt'", "'nt' == os_name", true),
    ("python_version < '3.8'", "'3.8' > python_version", true),
    ("python_version ~= '3.8'", "'3.8' ~= python_version", false),
    ("extra == 'a' and os_name == 'x'", "os_name == 'x' and extra == 'A'", true),
    ("(extra == 'a') or (os_name == 'x')", "extra == 'a' or os_name == 'x'", true),
    ("extra == 'a' or os_name == 'x'", "extra == 'a' and os_name == 'x'", false),
    (
      "(os_name == 'a' or os_name == 'b') and extra == 'c'",
      "os_name == 'a' and extra == 'c' or os_name == 'b' and extra == 'c'", true
    ),
    ("os_name == 'a' or os_name == 'b' and extra == 'c'", "os_name == 'a'", false),
    ("os_name == 'a' and os_name == 'a'", "os_name == 'a'", true),
    ("'a' in os_name", "os_name in 'a'", false),
  ]

  @Test(arguments: pairs) func pair(_ left: String, _ right: String, _ areSame: Bool) throws {
    let (left, right) = (try Marker(parsing: left), try Marker(parsing: right))
    #expect(left.means(right) == areSame)
    #expect(right.means(left) == areSame)
  }
}
