/// What can be wrong with a pattern for license files. Places are indices of `scalars`.
extension LicenseGlobParser {
  func empty() -> EditableError {
    malformed("the pattern is empty", hint: "write the path of a file, or remove it")
  }

  func leadingSlash() -> EditableError {
    let slashes = scalars.prefix { $0 == "/" }.count
    let rest = String(decoding: text.utf8.dropFirst(slashes), as: UTF8.self)
    return malformed(
      "a pattern cannot start with `/`",
      at: 0..<slashes,
      hint: rest.isEmpty
        ? "write a path from the project folder"
        : "write a path from the project folder, such as `\(rest)`"
    )
  }

  func parentFolder(_ index: Int) -> EditableError {
    let isFolder =
      (index == 0 || "/\\".unicodeScalars.contains(scalars[index - 1]))
      && (index + 2 == scalars.count || "/\\".unicodeScalars.contains(scalars[index + 2]))
    return malformed(
      "a pattern cannot contain `..`",
      at: index..<index + 2,
      hint: isFolder
        ? "copy the file into the project" : "write `?` for one of the dots, which is any character"
    )
  }

  func folder() -> EditableError {
    let length = scalars.lastIndex { $0 != "/" && $0 != "." }.map { offsets[$0 + 1] } ?? 0
    let path = String(decoding: text.utf8.prefix(length), as: UTF8.self)
    return malformed(
      "the pattern means a folder, and licenses are files",
      hint: path.isEmpty ? "write `*` for all files in it" : "write `\(path)/*` for all files in it"
    )
  }

  func starsInName(_ range: Range<Int>) -> EditableError {
    malformed(
      range.count > 2
        ? "more than two `*` mean nothing" : "`**` means folders and cannot be part of a name",
      at: range,
      hint: "write `*` for any characters of a name, `**/` for any folders before it"
    )
  }

  func unclosedSet(_ index: Int) -> EditableError {
    malformed("`[` is never closed", at: index..<index + 1, hint: "add `]`")
  }

  func emptySet(_ range: ClosedRange<Int>) -> EditableError {
    let hint = "write the characters between the brackets"
    return malformed("`[]` matches nothing", at: Range(range), hint: hint)
  }

  func reversedRange(_ range: ClosedRange<Int>) -> EditableError {
    let (low, high) = (scalars[range.lowerBound], scalars[range.upperBound])
    return malformed(
      "the range `\(low)-\(high)` is empty",
      at: Range(range),
      hint: low == "-" || high == "-" ? "write `-` as the last one" : "write `\(high)-\(low)`"
    )
  }

  func strayInSet(_ index: Int, isFirst: Bool) -> EditableError {
    guard isFirst, scalars[index] == "!" || scalars[index] == "^" else {
      return malformed(
        "\(named(scalars[index])) cannot stand between `[` and `]`",
        at: index..<index + 1,
        hint: "write letters, digits, spaces, `_`, `-` and `.` there"
      )
    }
    return malformed(
      "a set cannot be negated with `\(scalars[index])`",
      at: index..<index + 1,
      hint: "write the characters that match"
    )
  }

  func invalidCharacter(_ index: Int) -> EditableError {
    let hint =
      switch scalars[index] {
      case "\\": "write `/` between folders, on Windows too"
      case "{", "}", ",": "write a pattern for each alternative"
      case "!": "remove it; patterns only add files"
      case "]": "remove it, or open the set with `[`"
      default: "write `?` in its place, which is any character"
      }
    return malformed(
      "\(named(scalars[index])) cannot stand in a pattern",
      at: index..<index + 1,
      hint: hint
    )
  }

  /// A character as a reader sees it, or by its number if it is not seen.
  private func named(_ scalar: Unicode.Scalar) -> String {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .unassigned, .privateUse, .lineSeparator,
      .paragraphSeparator, .spaceSeparator, .nonspacingMark, .enclosingMark, .spacingMark:
      let number = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - number.utf8.count)) + number
    default:
      return "`\(scalar)`"
    }
  }

  /// - Parameter range: the scalars that are wrong; nil for all.
  private func malformed(
    _ message: String,
    at range: Range<Int>? = nil,
    hint: String
  ) -> EditableError {
    let bytes = range.map { offsets[$0.lowerBound]..<offsets[$0.upperBound] }
    return .malformed("invalid-license-glob", message, in: text, at: bytes, hint: hint)
  }
}
