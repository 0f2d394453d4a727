import Packaging
import Testing

/// A text that must be refused, where, and with which hint.
struct Rejection: Sendable, CustomTestStringConvertible {
  let text: String
  /// The stretch that is to blame.
  let blamed: String
  /// The offset of the stretch, in UTF-8 bytes.
  let offset: Int
  let hint: String?

  init(_ text: String, at offset: Int, _ blamed: String, hint: String? = nil) {
    self.text = text
    self.blamed = blamed
    self.offset = offset
    self.hint = hint
  }

  var testDescription: String { text.debugDescription }

  /// Expects that a reader refuses the text as the rejection says.
  func expect<Value>(
    _ code: Problem.Code,
    from read: (String) throws(EditableError) -> Value,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    do throws(EditableError) {
      let value = try read(text)
      Issue.record("read as \(value)", sourceLocation: sourceLocation)
    } catch {
      let problem = error.problems[0]
      let range = problem.location?.byteRange ?? 0..<0
      let stretch = String(decoding: Array(text.utf8)[range], as: UTF8.self)
      #expect(error.code == code, sourceLocation: sourceLocation)
      #expect(range.lowerBound == offset, sourceLocation: sourceLocation)
      #expect(stretch.utf8.elementsEqual(blamed.utf8), "\(stretch)", sourceLocation: sourceLocation)
      #expect(problem.hint == hint, sourceLocation: sourceLocation)
      #expect(!problem.message.hasSuffix("."), sourceLocation: sourceLocation)
    }
  }
}
