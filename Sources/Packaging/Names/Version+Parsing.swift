extension Version {
  /// Reads the longest version that is next, in the lenient grammar of PEP 440, appendix B; nil
  /// when there is none.
  init?(from cursor: inout ByteCursor) {
    let start = cursor.position
    _ = cursor.consume(ignoringCase: "v")
    guard var first = cursor.readNumber() else {
      cursor.position = start
      return nil
    }

    var epoch: DecimalNumber = 0
    if cursor.isAt("!"), cursor.next?.isDigit == true {
      cursor.position += 1
      epoch = first
      first = cursor.readNumber() ?? 0
    }

    var release: [DecimalNumber] = []
    release.reserveCapacity(4)
    release.append(first)
    while cursor.isAt("."), cursor.next?.isDigit == true {
      cursor.position += 1
      release.append(cursor.readNumber() ?? 0)
    }

    self.epoch = epoch
    self.release = release
    preRelease = Self.readLabel(Self.phases, from: &cursor)
      .map { PreRelease(phase: $0.label, number: $0.number) }
    postRelease = Self.readPostRelease(from: &cursor)
    developmentRelease = Self.readLabel(Self.developmentLabels, from: &cursor)?.number
    local = Self.readLocal(from: &cursor)
    written = cursor.text(start..<cursor.position)
  }

  // A word stands before the words that it starts with: `pre` must not hide `preview`.
  private static let phases: [(word: String, label: Phase)] = [
    ("alpha", .alpha), ("a", .alpha),
    ("beta", .beta), ("b", .beta),
    ("preview", .candidate), ("pre", .candidate), ("rc", .candidate), ("c", .candidate),
  ]
  private static let postLabels: [(word: String, label: Void)] = [
    ("post", ()), ("rev", ()), ("r", ()),
  ]
  private static let developmentLabels: [(word: String, label: Void)] = [("dev", ())]

  /// Reads a word with its number, each of which can have a separator before it. No number means 0.
  private static func readLabel<Label>(
    _ words: [(word: String, label: Label)],
    from cursor: inout ByteCursor
  ) -> (label: Label, number: DecimalNumber)? {
    let start = cursor.position
    cursor.consumeSeparator()
    guard cursor.current?.isLetter == true,
      let label = words.first(where: { cursor.consume(ignoringCase: $0.word) })?.label
    else {
      cursor.position = start
      return nil
    }
    cursor.consumeSeparator()
    return (label, cursor.readNumber() ?? 0)
  }

  /// Reads a post-release, which can also be just a dash and a number.
  private static func readPostRelease(from cursor: inout ByteCursor) -> DecimalNumber? {
    if cursor.isAt("-"), cursor.next?.isDigit == true {
      cursor.position += 1
      return cursor.readNumber()
    }
    return readLabel(postLabels, from: &cursor)?.number
  }

  private static func readLocal(from cursor: inout ByteCursor) -> [LocalSegment] {
    guard cursor.isAt("+"), cursor.next?.isLetterOrDigit == true else { return [] }
    var segments: [LocalSegment] = []
    repeat {
      cursor.position += 1
      let range = cursor.skip(while: \.isLetterOrDigit)
      let bytes = cursor.bytes[range]
      segments.append(
        bytes.allSatisfy(\.isDigit)
          ? .number(DecimalNumber(digits: bytes))
          : .text(String(decoding: bytes.map(\.lowercased), as: UTF8.self))
      )
    } while cursor.current?.isSeparator == true && cursor.next?.isLetterOrDigit == true
    return segments
  }
}

extension ByteCursor {
  fileprivate mutating func consumeSeparator() {
    if current?.isSeparator == true { position += 1 }
  }
}
