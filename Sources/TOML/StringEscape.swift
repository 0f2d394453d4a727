/// What follows the backslash of an escape.
enum StringEscape {
  /// A letter that stands for a character.
  case character(Unicode.Scalar)
  /// A letter that so many hexadecimal digits follow.
  case hexadecimal(digits: Int)

  /// The escape of a letter, or nil if it has none.
  init?(_ letter: Unicode.Scalar) {
    switch letter {
    case "b": self = .character("\u{08}")
    case "t": self = .character("\t")
    case "n": self = .character("\n")
    case "f": self = .character("\u{0C}")
    case "r": self = .character("\r")
    case "e": self = .character("\u{1B}")
    case "\"", "\\": self = .character(letter)
    case "x": self = .hexadecimal(digits: 2)
    case "u": self = .hexadecimal(digits: 4)
    case "U": self = .hexadecimal(digits: 8)
    default: return nil
    }
  }
}
