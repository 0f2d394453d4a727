/// A string as it stands in the source, known to be well-formed.
struct StringLiteral {
  private let bytes: [UInt8]
  private let content: Range<Int>
  private let hasEscapes: Bool

  /// - Returns: nil if the range does not hold a string.
  init?(_ bytes: [UInt8], _ range: Range<Int>) {
    guard range.count >= 2, range.lowerBound >= 0, range.upperBound <= bytes.count else {
      return nil
    }
    let literal = bytes[range]
    let delimiter = bytes[range.lowerBound]
    let width = range.count >= 6 && literal.prefix(3).allSatisfy { $0 == delimiter } ? 3 : 1
    var start = range.lowerBound + width
    if width == 3 {
      if bytes[start] == .carriageReturn { start += 1 }
      if bytes[start] == .lineFeed { start += 1 }
    }
    self.bytes = bytes
    self.content = start..<max(start, range.upperBound - width)
    self.hasEscapes = delimiter == .quote
  }

  func sourceOffset(of offset: Int) -> Int {
    var decoded = 0
    var source = content.lowerBound
    while source < content.upperBound {
      let (length, decodedLength) = step(at: source)
      if decoded + decodedLength > offset { break }
      decoded += decodedLength
      source += length
    }
    return source
  }

  /// How many bytes of the source belong together, and how many bytes of the string they make.
  private func step(at source: Int) -> (length: Int, decodedLength: Int) {
    switch bytes[source] {
    case .carriageReturn: return (2, 1)
    case .backslash where hasEscapes: break
    default: return (1, 1)
    }
    let letter = Unicode.Scalar(bytes[source + 1])
    switch StringEscape(letter) {
    case .character: return (2, 1)
    case .hexadecimal(let count):
      let digits = bytes[(source + 2)...].prefix(count)
      let number = digits.reduce(0) { $0 << 4 | UInt32($1.digitValue ?? 0) }
      return (2 + count, Unicode.Scalar(number).map { UTF8.width($0) } ?? 0)
    case nil:
      let blanks = bytes[source + 1..<content.upperBound].prefix {
        $0.isBlank || $0 == .lineFeed || $0 == .carriageReturn
      }
      return (1 + blanks.count, 0)
    }
  }
}
