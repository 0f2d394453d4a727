/// Reads a pattern for license files from left to right.
struct LicenseGlobParser {
  let text: String
  let scalars: [Unicode.Scalar]
  /// Where each scalar starts in UTF-8 bytes, and the end of the text.
  let offsets: [Int]

  /// The scalar that comes next.
  private(set) var next = 0
  private var steps: [GlobStep<GlobName>] = []
  private var name = GlobName()

  init(_ text: String) {
    self.text = text
    self.scalars = Array(text.unicodeScalars)
    self.offsets = scalars.reduce(into: [0]) { $0.append($0[$0.count - 1] + UTF8.width($1)) }
  }

  mutating func parse() throws(EditableError) -> [GlobStep<GlobName>] {
    guard let first = scalars.first else { throw empty() }
    guard first != "/" else { throw leadingSlash() }
    // The specification forbids two dots in a row in all places, also in a name such as `a..b`.
    if let dots = scalars.indices.dropFirst().first(where: {
      scalars[$0] == "." && scalars[$0 - 1] == "."
    }) {
      throw parentFolder(dots - 1)
    }
    while next < scalars.count { try readScalar() }
    guard finishName() else { throw folder() }
    return steps
  }

  private mutating func readScalar() throws(EditableError) {
    let scalar = scalars[next]
    switch scalar {
    case "/":
      _ = finishName()
      next += 1
    case "*":
      try readStars()
    case "?":
      name.append(.one(.any))
      next += 1
    case "[":
      name.append(.one(.within(try readSet())))
    default:
      guard Self.isVerbatim(scalar) else { throw invalidCharacter(next) }
      name.append(.one(.exactly(scalar)))
      next += 1
    }
  }

  /// Ends a name of the path; returns whether there is one.
  private mutating func finishName() -> Bool {
    defer { name = GlobName() }
    if name.steps.isEmpty {
      // Nothing is left of `**` at the end, or of no name at all.
      guard next == scalars.count, scalars.last == "*" else { return false }
      name.append(.anyNumber)
    }
    guard name.literal != "." else { return false }
    steps.append(.one(name))
    return true
  }

  private mutating func readStars() throws(EditableError) {
    let end = scalars[next...].firstIndex { $0 != "*" } ?? scalars.count
    switch end - next {
    case 1:
      name.append(.anyNumber)
    case 2:
      guard name.steps.isEmpty, end == scalars.count || scalars[end] == "/" else {
        throw starsInName(next..<end)
      }
      // Two in a row are as one.
      if steps.last != .anyNumber { steps.append(.anyNumber) }
    default:
      throw starsInName(next..<end)
    }
    next = end
  }

  /// Reads `[…]`: characters and ranges of them, by code point; a hyphen that has not two neighbors
  /// is one of the characters.
  private mutating func readSet() throws(EditableError) -> [ClosedRange<Unicode.Scalar>] {
    let start = next
    guard let end = scalars[start...].firstIndex(of: "]") else { throw unclosedSet(start) }
    next += 1
    guard next < end else { throw emptySet(start...end) }
    if let stray = scalars[next..<end].firstIndex(where: { !Self.isVerbatim($0) }) {
      throw strayInSet(stray, isFirst: stray == next)
    }
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    while next < end {
      let low = scalars[next]
      if next + 2 < end, scalars[next + 1] == "-" {
        let high = scalars[next + 2]
        guard low <= high else { throw reversedRange(next...next + 2) }
        ranges.append(low...high)
        next += 3
      } else {
        ranges.append(low...low)
        next += 1
      }
    }
    next = end + 1
    return ranges
  }

  /// Whether a character stands for itself.
  static func isVerbatim(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", " ", "_", "-", ".":
      return true
    default:
      guard !scalar.isASCII else { return false }
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber, .letterNumber, .otherNumber:
        return true
      default:
        return false
      }
    }
  }
}
