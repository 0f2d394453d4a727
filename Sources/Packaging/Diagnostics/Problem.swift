/// One thing that is wrong with an input, or with what was asked for: data, from which a door makes
/// its sentence.
///
/// Messages are written in lower case, without a full stop, with keys, paths and commands in
/// backticks. A hint is an imperative: what the reader can do about it.
public struct Problem: Sendable, Equatable {
  /// What kind of problem it is; stable between versions, for programs that read the output.
  public var code: Code
  /// Whether it stops the work.
  public var severity: Severity
  /// What is wrong.
  public var message: String
  /// Where it is wrong, if that is a place in a text.
  public var location: SourceLocation?
  /// What somebody else says of it, such as a program that was asked, in lines of any length.
  public var note: String?
  /// What would mend it, if that is known.
  public var hint: String?

  /// A problem from its parts.
  public init(
    _ code: Code,
    _ message: String,
    severity: Severity = .error,
    at location: SourceLocation? = nil,
    note: String? = nil,
    hint: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.location = location
    self.note = note
    self.hint = hint
  }

  /// A stable kebab-case name of a kind of problem. Open: each file that finds problems adds its
  /// own codes.
  public struct Code: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
    /// The name, such as `invalid-version`.
    public let rawValue: String

    /// A code of any name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A code of a literal name.
    public init(stringLiteral value: String) { self.rawValue = value }
  }

  /// Whether a problem stops the work.
  public enum Severity: String, Sendable {
    /// The work cannot be done.
    case error
    /// The work is done; the reader should know all the same.
    case warning
    /// Nothing is wrong; the reader may want to know.
    case note
  }
}

extension Problem: CustomStringConvertible {
  /// One line: `pyproject.toml:3:9: message (hint)`.
  public var description: String {
    let place = location.map { "\($0): " } ?? ""
    return place + message + (hint.map { " (\($0))" } ?? "")
  }
}
