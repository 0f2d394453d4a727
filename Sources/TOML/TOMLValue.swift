/// A value of a document.
public struct TOMLValue: Sendable {
  /// What the value is.
  public let content: Content
  /// The bytes of the source that say so.
  ///
  /// - A string has its delimiters in it, an array or an inline table its brackets.
  /// - A table made by a `[header]` has that header, brackets included; so has one that only a
  ///   longer header implies.
  /// - An array made by `[[headers]]` has the first of them, each of its tables its own.
  /// - A table made by a dotted key has the whole of the first such key.
  public let range: Range<Int>

  /// The types of TOML.
  public enum Content: Sendable {
    /// A string of any of the four forms, decoded.
    case string(String)
    /// A whole number of any base.
    case integer(Int64)
    /// A number with a fraction or an exponent, an infinity or not a number.
    case float(Double)
    /// `true` or `false`.
    case boolean(Bool)
    /// An instant: date, time and offset as written, known to be valid.
    case offsetDateTime(String)
    /// A date and a time as written, known to be valid.
    case localDateTime(String)
    /// A date as written, known to be valid.
    case localDate(String)
    /// A time of day as written, known to be valid.
    case localTime(String)
    /// Values in their order, or the tables of `[[headers]]`.
    case array([TOMLValue])
    /// A table of any of the three forms.
    case table(TOMLTable)
  }

  /// A value from its parts.
  init(_ content: Content, at range: Range<Int>) {
    self.content = content
    self.range = range
  }

  /// The name that the TOML specification gives to the type, in lower case.
  public var typeName: String {
    switch content {
    case .string: "string"
    case .integer: "integer"
    case .float: "float"
    case .boolean: "boolean"
    case .offsetDateTime: "offset date-time"
    case .localDateTime: "local date-time"
    case .localDate: "local date"
    case .localTime: "local time"
    case .array: "array"
    case .table: "table"
    }
  }
}
