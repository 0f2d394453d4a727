/// The error that every public function of the package throws: one or more problems, found in one
/// go.
public struct EditableError: Error, Sendable, Equatable {
  /// What is wrong, in the order of the source; never empty.
  public let problems: [Problem]

  /// The kind of the first problem that is an error.
  public var code: Problem.Code {
    (problems.first { $0.severity == .error } ?? problems[0]).code
  }

  /// An error of one problem.
  public init(_ problem: Problem) { self.problems = [problem] }

  /// An error of several problems.
  ///
  /// - Parameter problems: at least one.
  public init(_ problems: [Problem]) {
    precondition(!problems.isEmpty, "an error says what is wrong")
    self.problems = problems
  }
}

extension EditableError: CustomStringConvertible {
  /// A line for each problem.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}

extension EditableError {
  /// A text that is not the value which it was read as.
  ///
  /// - Parameters:
  ///   - code: the kind of problem.
  ///   - message: what is wrong.
  ///   - text: the text that was read.
  ///   - range: the stretch that is wrong, in UTF-8 bytes of `text`; nil for all of it.
  ///   - hint: what would mend it.
  static func malformed(
    _ code: Problem.Code,
    _ message: String,
    in text: String,
    at range: Range<Int>? = nil,
    hint: String? = nil
  ) -> EditableError {
    EditableError(Problem(code, message, at: SourceLocation(in: text, at: range), hint: hint))
  }
}
