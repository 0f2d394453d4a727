/// What makes a text not a TOML document, and where. The sentences about it are made in
/// ``message`` and ``hint``.
public struct TOMLError: Error, Sendable, Equatable {
  /// What is wrong.
  public let reason: Reason
  /// The bytes of the source that are wrong; empty where something is missing.
  public let range: Range<Int>
  /// The line and the column where they start.
  public let position: TOMLPosition
  /// The text of that line, without its end; what is not UTF-8 is shown as U+FFFD.
  public let excerpt: String

  /// What can be wrong.
  public enum Reason: Sendable, Hashable {
    /// Bytes that are not UTF-8.
    case invalidUTF8
    /// A control character where none may stand.
    case controlCharacter(Unicode.Scalar)
    /// A carriage return that no line feed follows.
    case bareCarriageReturn
    /// Something else than what has to come here; nil stands for the end of the document, a line
    /// feed for any line end.
    case unexpected(Unicode.Scalar?, expected: Expected)
    /// A string without its end.
    case unterminatedString(delimiter: String)
    /// A multi-line string in the place of a key.
    case multilineKey
    /// A backslash before a character that makes no escape with it, or before the end of the
    /// document.
    case unknownEscape(Unicode.Scalar?)
    /// An escape with too few hexadecimal digits.
    case incompleteEscape(Unicode.Scalar, digits: Int)
    /// An escape for a surrogate or for a number above U+10FFFF.
    case escapedNonScalar(UInt32)
    /// A bare word that is no value.
    case unknownValue(String)
    /// A number that is not written like one.
    case malformedNumber(String, NumberFault)
    /// An integer that does not fit into 64 bits with a sign.
    case integerOutOfRange(String)
    /// A date, a time or both that are not written like them.
    case malformedDateTime(String)
    /// A part of a date or time that is beyond its range.
    case dateTimeOutOfRange(DateTimePart, Int)
    /// A second definition of a key, or of a table. The key is given as written here, so without
    /// the header above it.
    case alreadyDefined(String, as: Definition, line: Int)
    /// A key or table inside of something that is complete, or that has no keys at all.
    case cannotExtend(String, Definition, line: Int)
    /// More than ``TOMLDocument/maximumDepth`` arrays and tables inside each other.
    case nestedTooDeep
  }

  /// What the grammar has next.
  public enum Expected: Sendable, Hashable {
    /// A bare or quoted key.
    case key
    /// `=` behind a key.
    case equalsSign
    /// Any value.
    case value
    /// The end of a line, behind a header or a key/value pair.
    case lineEnd
    /// `]` behind the key of a header.
    case headerEnd
    /// `]]` behind the key of a header of an array of tables.
    case arrayHeaderEnd
    /// `,` or `]` behind an element of an array.
    case arraySeparator(openedInLine: Int)
    /// `,` or `}` behind a key/value pair of an inline table.
    case inlineTableSeparator(openedInLine: Int)
  }

  /// What a number can get wrong.
  public enum NumberFault: Sendable, Hashable {
    /// A zero in front of other digits.
    case leadingZero
    /// An underscore without a digit at both of its sides.
    case misplacedUnderscore
    /// A sign in front of `0x`, `0o` or `0b`.
    case signedPrefix
    /// No digit where one has to stand, or a character that is no digit of the base.
    case missingDigit
  }

  /// The parts of a date-time that have a range.
  public enum DateTimePart: String, Sendable, Hashable {
    /// 1 to 12.
    case month
    /// 1 to the length of the month.
    case day
    /// 0 to 23.
    case hour
    /// 0 to 59.
    case minute
    /// 0 to 60.
    case second
    /// 0 to 23.
    case offsetHour = "hour of the offset"
    /// 0 to 59.
    case offsetMinute = "minute of the offset"
  }

  /// How a key came to be what it is.
  public enum Definition: Sendable, Hashable {
    /// A value of this type, not a table.
    case value(typeName: String)
    /// A table in braces.
    case inlineTable
    /// A table with a header, or one that a longer header implies.
    case table
    /// A table that a dotted key implies.
    case dottedTable
    /// Tables with double brackets in their headers.
    case arrayOfTables
  }

  init(_ reason: Reason, at range: Range<Int>, in bytes: [UInt8]) {
    let source = SourceText(bytes)
    self.reason = reason
    self.range = range
    self.position = source.position(at: range.lowerBound)
    self.excerpt = source.line(position.line)
  }
}

extension TOMLError: CustomStringConvertible {
  /// `line:column: message (hint)`.
  public var description: String {
    "\(position): \(message)" + (hint.map { " (\($0))" } ?? "")
  }
}
