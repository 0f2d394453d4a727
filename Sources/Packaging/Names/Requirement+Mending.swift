/// The faults that have an explanation: paths and options in place of names, other package
/// managers' operators, missing separators.
extension Requirement {
  /// The fault of a text that starts with no name.
  static func missingName(at cursor: ByteCursor) -> SyntaxFault {
    let hint: String? =
      switch cursor.current {
      case UInt8(ascii: "-"): "remove the option `\(cursor.excerpt(cursor.restOfWord))`"
      case UInt8(ascii: "."), UInt8(ascii: "/"):
        "write `name @ file:///path` with the absolute path"
      case UInt8(ascii: "#"): "remove the comment"
      default: nil
      }
    return SyntaxFault(
      cursor.isAtEnd
        ? "the requirement is empty"
        : "a requirement starts with the name of a project, not with \(cursor.currentDescription)",
      at: cursor.currentRange,
      hint: hint
    )
  }

  /// The fault of a text that goes on after the name and the extras with nothing that could follow
  /// them.
  static func unexpectedText(after name: ProjectName, at cursor: ByteCursor) -> SyntaxFault {
    if cursor.isAtVersion, let version = Version.mended(cursor.text(cursor.restOfWord)) {
      return SyntaxFault(
        "an operator is missing between the name and the version",
        at: cursor.restOfWord,
        hint: "write `\(cursor.textBefore)==\(version)`"
      )
    }
    if cursor.isAt(":") || cursor.isAt("+"), cursor.bytes.contains(UInt8(ascii: "/")) {
      return SyntaxFault(
        "a URL needs the name of its project before it",
        at: cursor.currentRange,
        hint: "write `name @ \(cursor.excerpt(0..<cursor.restOfWord.upperBound))`"
      )
    }
    let hint: String? =
      switch cursor.current {
      case UInt8(ascii: "*"): "remove the `*`"
      case UInt8(ascii: "#"): "remove the comment"
      case let byte? where byte.isLetter:
        Marker.Variable(spelling: cursor.text(cursor.wordRange)) == nil
          ? cursor.textBefore == name.written
            ? "write `-` instead of the space, if it is in the name" : nil
          : "write `;` before the marker"
      default: nil
      }
    return SyntaxFault(
      "expected a version specifier, `@`, `;` or the end after the name, "
        + "not \(cursor.currentDescription)",
      at: cursor.currentRange,
      hint: hint
    )
  }
}

extension ByteCursor {
  /// What has been read, without the blanks at its end.
  fileprivate var textBefore: String {
    let end = bytes[..<position].lastIndex { !$0.isBlank }.map { $0 + 1 } ?? 0
    return excerpt(0..<end)
  }
}

extension Requirement.Source {
  /// The fault of a text that goes on after the versions or the URL and is not a marker.
  func trailingText(at cursor: ByteCursor) -> SyntaxFault {
    switch self {
    case .versions:
      return cursor.isAt(")")
        ? SyntaxFault("this `)` has no `(`", at: cursor.currentRange, hint: "remove the `)`")
        : VersionSpecifier.missingComma(at: cursor)
    case .url(let url):
      return SyntaxFault(
        "expected `;` or the end after a URL, not \(cursor.currentDescription)",
        at: cursor.currentRange,
        hint: url.utf8.last == UInt8(ascii: ";")
          ? "write a space before the `;`, which belongs to the URL otherwise" : nil
      )
    }
  }
}
