import Packaging
import Testing

/// Joined texts are those of the standard library, whose method ours hides.
@Suite struct ArrayJoinedTests {
  @Test(arguments: [[], [""], ["a"], ["a", ""], ["", "b", "ä\u{301}"], ["\r", "\n"]])
  func joinsAsTheStandardLibraryDoes(_ parts: [String]) {
    for separator in ["", ", ", "\u{301}"] {
      let expected = parts.lazy.map { $0 }.joined(separator: separator)
      #expect(Array(parts.joined(separator: separator).utf8) == Array(expected.utf8))
    }
    #expect(Array(parts.joined().utf8) == Array(parts.lazy.map { $0 }.joined().utf8))
  }
}
