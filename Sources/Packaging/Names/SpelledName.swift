/// A name in the grammar that projects, extras and dependency groups share: ASCII letters and
/// digits with `-`, `_` and `.` between them.
///
/// Two spellings are the same name when they agree in lower case, with every run of `-`, `_` and
/// `.` taken for one `-`. Source: name normalization specification (PEP 503, PEP 685).
struct SpelledName: Sendable {
  /// The name as it was written.
  let written: String
  /// The one form that all spellings of the name share.
  let normalized: String

  /// Reads the whole of a text.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - kind: what it names, with its article, for messages.
  init(
    parsing text: String,
    naming kind: String,
    failingWith code: Problem.Code
  ) throws(EditableError) {
    self = try ByteCursor.read(text, failingWith: code) { (cursor) throws(SyntaxFault) in
      do throws(SyntaxFault) {
        let name = try SpelledName(from: &cursor, naming: kind)
        guard cursor.isAtEnd else {
          throw SyntaxFault(
            "\(cursor.currentDescription) cannot stand in \(kind)",
            at: cursor.currentRange
          )
        }
        return name
      } catch {
        var fault = error
        fault.hint = fault.hint ?? Self.mendingHint(for: cursor.bytes)
        throw fault
      }
    }
  }

  /// Reads the longest name that is next.
  init(from cursor: inout ByteCursor, naming kind: String) throws(SyntaxFault) {
    guard let first = cursor.current, first.isLetterOrDigit else {
      throw SyntaxFault(
        cursor.isAtEnd
          ? "\(kind) is missing"
          : "\(kind) starts with an ASCII letter or digit, not with \(cursor.currentDescription)",
        at: cursor.currentRange
      )
    }
    let range = cursor.skip { $0.isLetterOrDigit || $0.isSeparator }
    guard cursor.bytes[range.upperBound - 1].isLetterOrDigit else {
      let separators = cursor.bytes[range].reversed().prefix(while: \.isSeparator).count
      let end = range.upperBound - separators
      throw SyntaxFault(
        "\(kind) ends with an ASCII letter or digit",
        at: end..<range.upperBound,
        hint: "write `\(cursor.excerpt(range.lowerBound..<end))`"
      )
    }
    written = cursor.text(range)
    normalized = Self.normalize(cursor.bytes[range]) ?? written
  }

  /// The normal form of a name, or nil when the name is its own.
  static func normalize(_ name: ArraySlice<UInt8>) -> String? {
    var isNormal = true
    var previous: UInt8 = 0
    for byte in name {
      let isRun = byte.isSeparator && (byte != 0x2D || previous == 0x2D)
      if isRun || byte != byte.lowercased { isNormal = false }
      previous = byte
    }
    guard !isNormal else { return nil }

    var normalized: [UInt8] = []
    normalized.reserveCapacity(name.count)
    for byte in name {
      if !byte.isSeparator {
        normalized.append(byte.lowercased)
      } else if normalized.last != 0x2D {
        normalized.append(0x2D)
      }
    }
    return String(decoding: normalized, as: UTF8.self)
  }

  /// The name that was probably meant by a text with other characters in it.
  private static func mendingHint(for text: [UInt8]) -> String? {
    guard text.allSatisfy({ $0 < 0x80 }) else {
      return "use only ASCII letters, digits, `-`, `_` and `.`"
    }
    // What follows a name in a requirement is no part of it.
    let head = text.prefix { !$0.isOperator && $0 != 0x5B && $0 != 0x28 && $0 != 0x3B }
    let words = head.split { !$0.isLetterOrDigit && !$0.isSeparator }
    let name = Array(words.joined(separator: [0x2D]))
    guard let first = name.firstIndex(where: \.isLetterOrDigit),
      let last = name.lastIndex(where: \.isLetterOrDigit),
      last - first < 64
    else { return nil }
    return "write `\(String(decoding: name[first...last], as: UTF8.self))`"
  }
}

extension SpelledName: Hashable {
  static func == (left: Self, right: Self) -> Bool { left.normalized == right.normalized }

  func hash(into hasher: inout Hasher) { hasher.combine(normalized) }
}
