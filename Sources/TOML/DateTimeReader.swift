/// Reads the bytes of one date-time, from left to right.
struct DateTimeReader {
  enum Kind {
    case offsetDateTime, localDateTime, localDate, localTime
  }

  enum Failure: Error {
    case malformed
    case outOfRange(TOMLError.DateTimePart, Int, Range<Int>)
  }

  private var rest: ArraySlice<UInt8>
  private(set) var lacksSeconds = false

  init(_ bytes: ArraySlice<UInt8>) { self.rest = bytes }

  mutating func read() throws(Failure) -> Kind {
    let kind = try readParts()
    guard rest.isEmpty else { throw .malformed }
    return kind
  }

  private mutating func readParts() throws(Failure) -> Kind {
    if rest.dropFirst(2).first == .colon {
      try readTime()
      return .localTime
    }
    try readDate()
    guard skip(.space) || skip(UInt8(ascii: "T")) || skip(UInt8(ascii: "t")) else {
      return .localDate
    }
    try readTime()
    return try readOffset() ? .offsetDateTime : .localDateTime
  }

  private mutating func readDate() throws(Failure) {
    let year = try number(4)
    guard skip(.minus) else { throw .malformed }
    let month = try number(2, .month, in: 1...12)
    guard skip(.minus) else { throw .malformed }
    let isLeapYear = year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
    let length =
      switch month {
      case 2: isLeapYear ? 29 : 28
      case 4, 6, 9, 11: 30
      default: 31
      }
    _ = try number(2, .day, in: 1...length)
  }

  private mutating func readTime() throws(Failure) {
    _ = try number(2, .hour, in: 0...23)
    guard skip(.colon) else { throw .malformed }
    _ = try number(2, .minute, in: 0...59)
    guard skip(.colon) else {
      lacksSeconds = true
      return
    }
    _ = try number(2, .second, in: 0...60)
    if skip(.point) {
      let fraction = rest.prefix(while: \.isDigit)
      guard !fraction.isEmpty else { throw .malformed }
      rest = rest[fraction.endIndex...]
    }
  }

  /// - Returns: whether there is an offset.
  private mutating func readOffset() throws(Failure) -> Bool {
    if skip(UInt8(ascii: "Z")) || skip(UInt8(ascii: "z")) { return true }
    guard skip(.plus) || skip(.minus) else { return false }
    _ = try number(2, .offsetHour, in: 0...23)
    guard skip(.colon) else { throw .malformed }
    _ = try number(2, .offsetMinute, in: 0...59)
    return true
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest = rest.dropFirst()
    return true
  }

  private mutating func number(
    _ count: Int,
    _ part: TOMLError.DateTimePart,
    in range: ClosedRange<Int>
  ) throws(Failure) -> Int {
    let start = rest.startIndex
    let number = try number(count)
    guard range.contains(number) else { throw .outOfRange(part, number, start..<rest.startIndex) }
    return number
  }

  /// A number of exactly so many digits.
  private mutating func number(_ count: Int) throws(Failure) -> Int {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy(\.isDigit) else { throw .malformed }
    rest = rest[digits.endIndex...]
    return digits.reduce(0) { $0 * 10 + Int($1 - .zero) }
  }
}
