import Testing

@testable import Packaging

/// The suggestion for a mistyped name: few edits away, or none at all.
@Suite struct NearestNameTests {
  @Test(arguments: [
    ("descripton", "description"), ("Version", "version"), ("vesrion", "version"),
    ("dependancies", "dependencies"), ("authros", "authors"), ("licence", "license"),
  ])
  func finds(written: String, known: String) {
    #expect(nearestName(to: written, in: ProjectReader.projectKeys) == known)
  }

  @Test(arguments: ["", "x", "packages", "zip-safe", String(repeating: "version", count: 100)])
  func findsNothing(written: String) {
    #expect(nearestName(to: written, in: ProjectReader.projectKeys) == nil)
  }
}
