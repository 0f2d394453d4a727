/// The lines of two texts that differ, with some around them.
public struct UnifiedDiff: Sendable, Equatable {
  /// The stretches with differences, in order; none for equal texts.
  public let hunks: [Hunk]

  /// A stretch of both texts.
  public struct Hunk: Sendable, Equatable {
    /// The first line in the text of the others, from 1, and how many lines of it follow.
    public let theirs: (start: Int, count: Int)
    /// The same of ours.
    public let ours: (start: Int, count: Int)
    /// The lines in order.
    public let lines: [Line]

    /// Whether both are the same lines in the same places.
    public static func == (left: Self, right: Self) -> Bool {
      left.theirs == right.theirs && left.ours == right.ours && left.lines == right.lines
    }
  }

  /// A line of one text or of both.
  public struct Line: Sendable, Equatable {
    /// Whose it is.
    public let side: Side
    /// The text, what is not UTF-8 as U+FFFD; without the line end.
    public let text: String
    /// Whether it is the last one and has no line end.
    public let isUnended: Bool
  }

  /// Whose a line is.
  public enum Side: Character, Sendable {
    /// In both texts.
    case both = " "
    /// Only in that of the others.
    case theirs = "-"
    /// Only in ours.
    case ours = "+"
  }

  /// How many lines are shown before and after a difference.
  private static let context = 3
  /// How many lines each text can have, once what both begin and end with is left out.
  private static let lineLimit = 2000

  init(hunks: [Hunk]) { self.hunks = hunks }

  /// The difference of two texts; nil where they have too many lines, or are no texts.
  public init?(from theirs: [UInt8], to ours: [UInt8]) {
    guard !theirs.contains(0), !ours.contains(0) else { return nil }
    let (old, new) = (Self.lines(of: theirs), Self.lines(of: ours))
    let start = zip(old, new).prefix { $0 == $1 }.count
    let end = zip(old.dropFirst(start).reversed(), new.dropFirst(start).reversed())
      .prefix { $0 == $1 }.count
    let middle = (old[start..<old.count - end], new[start..<new.count - end])
    guard max(middle.0.count, middle.1.count) <= Self.lineLimit else { return nil }
    // Numbers in place of lines, which are compared more often than they are read.
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    let numbered = [middle.0, middle.1].map { lines in
      lines.map { line in
        if let number = numbers[line] { return number }
        numbers[line] = numbers.count
        return numbers.count - 1
      }
    }
    let changes = numbered[1].difference(from: numbered[0])
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in changes {
      switch change {
      case .remove(let offset, _, _): removed.insert(start + offset)
      case .insert(let offset, _, _): inserted.insert(start + offset)
      }
    }
    hunks = Self.hunks(old, new, removed: removed, inserted: inserted)
  }

  /// The lines of a text with their ends.
  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.endIndex
      lines.append(rest[..<end])
      rest = rest[end...]
    }
    return lines
  }

  private static func hunks(
    _ old: [ArraySlice<UInt8>],
    _ new: [ArraySlice<UInt8>],
    removed: Set<Int>,
    inserted: Set<Int>
  ) -> [Hunk] {
    var hunks: [Hunk] = []
    var open: (theirs: Int, ours: Int, lines: [Line])?
    var (one, other, quiet) = (0, 0, 0)
    func close() {
      guard let (theirs, ours, lines) = open else { return }
      let kept = Array(lines.dropLast(max(0, quiet - context)))
      let counts = [Side.theirs, .ours].map { side in
        kept.count { $0.side == side || $0.side == .both }
      }
      hunks.append(Hunk(theirs: (theirs + 1, counts[0]), ours: (ours + 1, counts[1]), lines: kept))
      open = nil
    }
    while one < old.count || other < new.count {
      let side: Side =
        removed.contains(one) ? .theirs : inserted.contains(other) ? .ours : .both
      if side == .both {
        quiet += 1
        open?.lines.append(line(old[one], .both))
        if quiet > 2 * context { close() }
      } else {
        if open == nil {
          let lead = min(context, one, other)
          open = (one - lead, other - lead, old[one - lead..<one].map { line($0, .both) })
        }
        quiet = 0
        open?.lines.append(line(side == .theirs ? old[one] : new[other], side))
      }
      if side != .ours { one += 1 }
      if side != .theirs { other += 1 }
    }
    close()
    return hunks
  }

  private static func line(_ bytes: ArraySlice<UInt8>, _ side: Side) -> Line {
    let isUnended = bytes.last != 0x0A
    let text = String(decoding: isUnended ? bytes : bytes.dropLast(), as: UTF8.self)
    return Line(side: side, text: text, isUnended: isUnended)
  }
}

extension UnifiedDiff {
  /// The lines as `diff --unified` prints them, without names of files: a head for each hunk, and a
  /// note where a text does not end with a line end. Control characters are escaped, tabs aside.
  public func rendered() -> [String] {
    hunks.flatMap { hunk in
      [hunk.head]
        + hunk.lines.flatMap { line in
          ["\(line.side.rawValue)\(line.visibleText)"]
            + (line.isUnended ? ["\\ No newline at end of file"] : [])
        }
    }
  }
}

extension UnifiedDiff.Hunk {
  /// The line before the others: `@@ -1,3 +1,4 @@`.
  public var head: String {
    let ranges = [theirs, ours].map { start, count in
      // An empty stretch stands behind the line before it.
      "\(count == 0 ? start - 1 : start)\(count == 1 ? "" : ",\(count)")"
    }
    return "@@ -\(ranges[0]) +\(ranges[1]) @@"
  }
}

extension UnifiedDiff.Line {
  /// The text with control characters escaped, tabs aside.
  public var visibleText: String {
    text.split(separator: "\t", omittingEmptySubsequences: false)
      .map { String($0).printable }.joined(separator: "\t")
  }
}
