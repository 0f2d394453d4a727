extension TOMLError {
  /// What would mend it, if that is known.
  public var hint: String? {
    switch reason {
    case .invalidUTF8: "save the file as UTF-8"
    case .controlCharacter(let scalar):
      "remove it, or write `\\u\(hexadecimal(scalar.value))` in a string"
    case .bareCarriageReturn: "end lines with a line feed"
    case .unexpected(let found, let expected): expected.hint(insteadOf: found)
    case .unterminatedString(let delimiter): delimiterHint(delimiter)
    case .multilineKey: "use single quotation marks or apostrophes around the key"
    case .unknownEscape: "write `\\\\` for a backslash, or put the string in apostrophes"
    case .unknownValue(let text): wordHint(text)
    case .malformedNumber(let text, .leadingZero): leadingZeroHint(text)
    case .malformedNumber(_, .misplacedUnderscore): "put underscores between digits only"
    case .malformedNumber(_, .signedPrefix): "remove the sign"
    case .malformedNumber(let text, .missingDigit): stringHint(text)
    case .malformedDateTime: "write it like `1979-05-27T07:32:00Z`, or put a string in quotes"
    case .alreadyDefined(let key, .arrayOfTables, _): "write `[[\(key)]]` to add a table to it"
    case .alreadyDefined(_, .table, _): "put all keys of the table under one header"
    case .alreadyDefined: "remove or rename one of the two"
    case .cannotExtend(_, let definition, _): definition.extensionHint
    case .incompleteEscape, .escapedNonScalar, .integerOutOfRange, .dateTimeOutOfRange,
      .nestedTooDeep:
      nil
    }
  }

  private func delimiterHint(_ delimiter: String) -> String {
    delimiter.utf8.count > 1
      ? "close the string with `\(delimiter)`"
      : "close it in the same line, or use `\(delimiter)\(delimiter)\(delimiter)` for several lines"
  }

  private func wordHint(_ word: String) -> String {
    switch word.lowercased() {
    case "true", "yes", "on": "write `true`"
    case "false", "no", "off": "write `false`"
    case "inf", "infinity": "write `inf`"
    case "nan": "write `nan`"
    case "none", "null", "nil": "leave the key out: TOML has no null"
    default: stringHint(word)
    }
  }

  private func stringHint(_ text: String) -> String {
    let isPlain = text.utf8.count <= 60 && !text.utf8.contains { $0 == .quote || $0 == .backslash }
    return "put a string in quotes" + (isPlain ? ": `\"\(text)\"`" : "")
  }

  private func leadingZeroHint(_ text: String) -> String {
    text.utf8.allSatisfy { 0x30...0x37 ~= $0 }
      ? "remove the zero, or write `0o` in front of an octal number"
      : "remove the zero"
  }
}

extension TOMLError.Expected {
  fileprivate func hint(insteadOf found: Unicode.Scalar?) -> String? {
    switch (self, found) {
    case (.key, "."): "write one point between two keys"
    case (.key, let found?) where found.value >= 0x80: "put the key in quotes"
    case (.equalsSign, let found?) where found.value >= 0x80: "put the key in quotes"
    case (.equalsSign, ":"): "write `=` instead of `:`"
    case (.value, "\u{201C}"), (.value, "\u{201D}"): "use straight quotation marks"
    case (.value, "\u{2018}"), (.value, "\u{2019}"): "use straight apostrophes"
    default: nil
    }
  }
}

extension TOMLError.Definition {
  fileprivate var extensionHint: String? {
    switch self {
    case .value("array"): "write all elements between the brackets"
    case .inlineTable: "write all keys between the braces"
    case .table, .arrayOfTables: "write the key below the header of the table"
    case .value, .dottedTable: nil
    }
  }
}
