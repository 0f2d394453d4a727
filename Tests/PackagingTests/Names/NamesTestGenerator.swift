import TestSupport

/// Random texts of every grammar of names, from a seed.
struct NamesTestGenerator: RandomNumberGenerator {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func next() -> UInt64 { random.next() }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  mutating func one<Element>(of choices: [Element]) -> Element { choices[below(choices.count)] }

  /// Bytes of any value, as the text that they are or nearly are.
  mutating func noise() -> String {
    let bytes = (0..<below(40)).map { _ in UInt8.random(in: 0...255, using: &self) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Pieces of all the grammars in any order, which get further into the readers than noise does.
  mutating func salad() -> String {
    (0..<below(14)).map { _ in one(of: Self.pieces) }.joined()
  }

  private static let pieces = [
    "a", "B", "1", "0", "v", "1.0", "!", ".", "-", "_", "+", "rc", "post", "dev", "alpha", ".*",
    "==", "===",
    "~=", "!=", "<", ">", "<=", ">=", "^", "~", ",", ";", "@", "(", ")", "[", "]", "'", "\"", "\\",
    " ", "\t",
    "\n", "\r\n", "\u{0}", "\u{A0}", "\u{2028}", "\u{301}", "é", "中", "😀", "and", "or", "not in",
    "in",
    "python_version", "extra", "os.name", "'x'", "\"3.8\"", ":", "#", "=", "private", "class",
    "name",
    "99999999999999999999999999", "/", "*",
  ]

  mutating func name() -> String {
    var name = word()
    for _ in 0..<below(3) { name += one(of: ["-", "_", ".", "--", "_."]) + word() }
    return name
  }

  private mutating func word() -> String {
    let letters = Array("abcxyzABCXYZ0129")
    return String((0...below(4)).map { _ in one(of: letters) })
  }

  mutating func number() -> String {
    one(of: ["0", "1", "7", "12", "007", "20261231", "18446744073709551616", String(next())])
  }

  mutating func version() -> String {
    var text = one(of: ["", "", "", "v", "1!"]) + number()
    for _ in 0..<below(4) { text += "." + number() }
    text += one(of: ["", "", "a", ".beta-", "RC", "-preview_"]) + one(of: ["", "3"])
    if text.utf8.last.map({ $0 & 0xDF >= 0x41 }) == true { text += "1" }
    text += one(of: ["", "", "-4", ".post", "r2", "_rev_3"])
    text += one(of: ["", "", "dev", ".dev5", "-DEV-0"])
    return text + one(of: ["", "", "", "+local", "+1.a-02"])
  }

  mutating func specifier() -> String {
    let release = number() + "." + number()
    return switch below(5) {
    case 0: one(of: ["==", "!="]) + release + ".*"
    case 1: "~=" + release
    case 2: "===" + version()
    case 3: one(of: ["==", "!= "]) + version()
    default: one(of: ["<", ">", "<= ", ">="]) + (version().split(separator: "+").first ?? "1")
    }
  }

  mutating func specifiers() -> String {
    (0..<below(4)).map { _ in specifier() }.joined(separator: one(of: [",", " , "]))
  }

  mutating func marker(depth: Int = 0) -> String {
    let conditions = (0...below(3)).map { _ in
      if depth < 4, below(3) == 0 { return "(" + marker(depth: depth + 1) + ")" }
      let sides = [
        one(of: ["python_version", "os.name", "extra", "extras", "platform_release"]),
        one(of: ["'3.8'", "\"it's\"", "'A_b'", "''", "'é'", "'a\"b'"]),
      ]
      let comparison = one(of: [" == ", "!=", " in ", " not in ", "~=", "==="])
      return (below(2) == 0 ? sides : sides.reversed()).joined(separator: comparison)
    }
    return conditions.dropFirst().reduce(conditions[0]) { $0 + one(of: [" and ", " or "]) + $1 }
  }

  mutating func requirement() -> String {
    var text = name()
    if below(3) == 0 { text += "[" + name() + one(of: ["", ", " + name()]) + "]" }
    text += below(4) == 0 ? " @ https://example.com/a;b#c " : specifiers()
    return below(2) == 0 ? text : text + ";" + marker()
  }
}
