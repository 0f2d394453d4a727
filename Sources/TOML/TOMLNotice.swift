/// Something that is valid but worth telling, because readers of TOML 1.0 refuse it.
public struct TOMLNotice: Sendable, Hashable {
  /// What was found.
  public let kind: Kind
  /// The bytes of the source where it stands.
  public let range: Range<Int>

  /// What can be worth telling.
  public enum Kind: Sendable, Hashable, CaseIterable {
    /// A byte order mark before the document. TOML 1.0 does not forbid it; many readers do.
    case byteOrderMark
    /// A line end or a comment between the braces of an inline table; told once for each table.
    case newlineInInlineTable
    /// A comma after the last key/value pair of an inline table.
    case trailingCommaInInlineTable
    /// The escape `\e`.
    case escapeCharacterEscape
    /// An escape of the form `\xHH`.
    case twoDigitEscape
    /// A time of day, alone or in a date-time, that ends with the minutes.
    case timeWithoutSeconds
  }
}

extension TOMLNotice {
  /// Where it starts in the source.
  public var byteOffset: Int { range.lowerBound }

  /// What was found, in words.
  public var message: String {
    switch kind {
    case .byteOrderMark: "a byte order mark, which many readers of TOML refuse"
    case .newlineInInlineTable: "a line end in an inline table, which TOML 1.0 lacks"
    case .trailingCommaInInlineTable: "a trailing comma in an inline table, which TOML 1.0 lacks"
    case .escapeCharacterEscape: "the escape `\\e`, which TOML 1.0 lacks"
    case .twoDigitEscape: "an escape of the form `\\xHH`, which TOML 1.0 lacks"
    case .timeWithoutSeconds: "a time without seconds, which TOML 1.0 lacks"
    }
  }
}
