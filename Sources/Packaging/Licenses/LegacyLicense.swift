/// A license as people named it before SPDX identifiers, such as `GPLv3+` or `Apache License,
/// Version 2.0`: taken apart into words, so that spelling and order of the small words do not
/// matter. Only for hints.
struct LegacyLicense {
  /// What was written, in small letters without the words that all names of licenses share.
  private let words: [String]
  /// The same with numbers parted from letters and the names of GNU abbreviated: `gplv3` is `gpl`
  /// and `3`.
  private let parts: [String]
  /// Whether later versions are meant, or only the one that is named; nil if the name does not say.
  private let orLater: Bool?

  init(_ text: some StringProtocol) {
    let words = Self.words(of: text.utf8)
    let laterWords: Set = ["later", "newer", "greater", "above", "higher"]
    let phraseWords: Set = ["or", "any", "only", "at", "your", "option"]
    if words.contains(where: { laterWords.contains($0) || $0.hasSuffix("+") }) {
      self.orLater = true
    } else {
      self.orLater = words.contains("only") ? false : nil
    }
    self.words = words

    var parts = words.flatMap(Self.parts).filter {
      !laterWords.contains($0) && !phraseWords.contains($0)
    }
    for (phrase, abbreviation) in Self.abbreviations {
      guard let start = parts.indices.first(where: { parts[$0...].starts(with: phrase) }) else {
        continue
      }
      parts.replaceSubrange(start..<start + phrase.count, with: [abbreviation])
    }
    // `MIT License (MIT)` says it twice.
    var seen: Set<String> = []
    self.parts = parts.filter { seen.insert($0).inserted }
  }

  /// The expressions that it may stand for, the most likely one first.
  var expressions: [String] {
    if let identifier = identifier { return [identifier] }
    let gnu = gnuLicenses
    if !gnu.isEmpty { return gnu }
    return LegacyLicenses.table.row(for: parts.joined(separator: " ").utf8)?.values ?? []
  }

  /// The SPDX identifier which it is but for its separators, a missing `.0` and small words.
  private var identifier: String? {
    let spellings = [words, parts].map { $0.joined(separator: "-") }
    return (spellings + spellings.map { $0 + ".0" }).lazy
      .compactMap { SPDXTable.licenses.row(for: $0.utf8) }
      .first { !$0.isDeprecated }?.key
  }

  /// The licenses of GNU that it may stand for; without a version, the newest two.
  private var gnuLicenses: [String] {
    guard let family = parts.first, let newest = Self.gnuVersions[family], parts.count <= 2 else {
      return []
    }
    let versions = parts.count == 1 ? newest : [parts[1].contains(".") ? parts[1] : parts[1] + ".0"]
    let suffixes =
      switch orLater {
      case true?: ["or-later"]
      case false?: ["only"]
      case nil: parts.count == 1 ? ["or-later"] : ["only", "or-later"]
      }
    return versions.flatMap { version in suffixes.map { "\(family)-\(version)-\($0)" } }
      .compactMap { SPDXTable.licenses.row(for: $0.utf8)?.key }
  }

  private static let gnuVersions = [
    "agpl": ["3.0"], "gfdl": ["1.3"], "gpl": ["3.0", "2.0"], "lgpl": ["3.0", "2.1"],
  ]

  private static let abbreviations = [
    (["affero", "general", "public"], "agpl"),
    (["library", "lesser", "general", "public"], "lgpl"),
    (["lesser", "general", "public"], "lgpl"),
    (["library", "general", "public"], "lgpl"),
    (["general", "public"], "gpl"),
    (["free", "documentation"], "gfdl"),
    (["lesser", "gpl"], "lgpl"),
    (["affero", "gpl"], "agpl"),
    (["fdl"], "gfdl"),
  ]
}

extension LegacyLicense {
  /// The runs of letters, digits, `.` and `+`, without those that tell nothing.
  private static func words(of text: some Sequence<UInt8>) -> [String] {
    let small: Set = [
      "a", "gnu", "licence", "licenced", "license", "licensed", "of", "software", "terms", "the",
      "under", "v", "ver", "version",
    ]
    return text.map(StaticTable.folded)
      .split { !isLetter($0) && !isDigit($0) && $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: ".") }
      .map { $0.last == UInt8(ascii: ".") ? $0.dropLast() : $0 }
      .map { String(decoding: $0, as: UTF8.self) }
      .filter { !$0.isEmpty && !small.contains($0) }
  }

  /// A word cut where letters meet digits, without the `v` of a version, its `+` and the `.0` at
  /// its end.
  private static func parts(of word: String) -> [String] {
    var parts: [[UInt8]] = []
    for byte in word.utf8 where byte != UInt8(ascii: "+") {
      if let last = parts.last?.last, isLetter(last) == isLetter(byte) {
        parts[parts.count - 1].append(byte)
      } else {
        if !isLetter(byte), parts.last?.last == UInt8(ascii: "v") {
          parts[parts.count - 1].removeLast()
        }
        parts.append([byte])
      }
    }
    return parts.filter { !$0.isEmpty }.map { part in
      let text = String(decoding: part, as: UTF8.self)
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }
}
