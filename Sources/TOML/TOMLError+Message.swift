extension TOMLError {
  /// What is wrong, in words.
  public var message: String {
    switch reason {
    case .invalidUTF8:
      "the text is not valid UTF-8"
    case .controlCharacter(let scalar):
      "the control character \(codePoint(scalar.value)) is not allowed"
    case .bareCarriageReturn:
      "a carriage return without a line feed behind it"
    case .unexpected(let found, let expected):
      "expected \(expected.words), found \(words(for: found))"
    case .unterminatedString(let delimiter):
      "the string has no closing `\(delimiter)`"
    case .multilineKey:
      "a multi-line string cannot be a key"
    case .unknownEscape(let scalar):
      "a backslash before \(words(for: scalar)) is no escape"
    case .incompleteEscape(let letter, let digits):
      "the escape `\\\(letter)` needs \(digits) hexadecimal digits"
    case .escapedNonScalar(let number):
      "\(codePoint(number)) is not a Unicode character"
    case .unknownValue(let text):
      "\(quoted(text)) is not a value"
    case .malformedNumber(let text, let fault):
      "\(quoted(text)) is not a number: \(fault.words)"
    case .integerOutOfRange(let text):
      "\(quoted(text)) does not fit into a signed integer of 64 bits"
    case .malformedDateTime(let text):
      "\(quoted(text)) is not a date or a time"
    case .dateTimeOutOfRange(let part, let number):
      "\(number) is out of range for the \(part.rawValue)"
    case .alreadyDefined(let key, let definition, let line):
      "`\(key)` is defined already, as \(definition.words) in line \(line)"
    case .cannotExtend(let key, let definition, let line):
      "nothing can be added to `\(key)` here: it is \(definition.words), from line \(line)"
    case .nestedTooDeep:
      "more than \(TOMLDocument.maximumDepth) arrays and tables inside each other"
    }
  }
}

extension TOMLError.Expected {
  fileprivate var words: String {
    switch self {
    case .key: "a key"
    case .equalsSign: "`=` behind the key"
    case .value: "a value"
    case .lineEnd: "the end of the line"
    case .headerEnd: "`]` behind the name of the table"
    case .arrayHeaderEnd: "`]]` behind the name of the array of tables"
    case .arraySeparator(let line): "`,` or `]` in the array opened in line \(line)"
    case .inlineTableSeparator(let line): "`,` or `}` in the inline table opened in line \(line)"
    }
  }
}

extension TOMLError.NumberFault {
  fileprivate var words: String {
    switch self {
    case .leadingZero: "it starts with a superfluous zero"
    case .misplacedUnderscore: "an underscore does not stand between digits"
    case .signedPrefix: "only decimal numbers have a sign"
    case .missingDigit: "a digit is missing or wrong"
    }
  }
}

extension TOMLError.Definition {
  fileprivate var words: String {
    switch self {
    case .value(let typeName): article(before: typeName) + typeName
    case .inlineTable: "an inline table"
    case .table: "a table"
    case .dottedTable: "a table of dotted keys"
    case .arrayOfTables: "an array of tables"
    }
  }
}

private func article(before word: String) -> String {
  word.utf8.first.map("aeio".utf8.contains) == true ? "an " : "a "
}

/// A text of the source, of which a reader wants to see so much only.
private func quoted(_ text: String) -> String {
  let scalars = text.unicodeScalars
  return scalars.count > 60 ? "`\(String(scalars.prefix(60)))…`" : "`\(text)`"
}

/// A character as a reader sees it; nil is the end of the document.
private func words(for scalar: Unicode.Scalar?) -> String {
  switch scalar {
  case nil: "the end of the document"
  case "\n": "the end of the line"
  case " ": "a space"
  case "\t": "a tab"
  case "`": "a backtick"
  case let scalar?:
    scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isWhitespace
      ? codePoint(scalar.value) : "`\(scalar)`"
  }
}

private func codePoint(_ number: UInt32) -> String { "U+\(hexadecimal(number))" }

/// At least four digits.
func hexadecimal(_ number: UInt32) -> String {
  let digits = String(number, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
