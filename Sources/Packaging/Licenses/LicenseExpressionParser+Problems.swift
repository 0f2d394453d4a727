/// What can be wrong with a license expression. Places are indices of `tokens`.
extension LicenseExpressionParser {
  func empty() -> EditableError {
    malformed("the license expression is empty", hint: "write an SPDX identifier such as `MIT`")
  }

  func tooDeep(_ index: Int) -> EditableError {
    malformed(
      "more than \(Self.maximumDepth) parentheses are open in the license expression",
      at: tokens[index].range,
      hint: "remove the parentheses that change nothing"
    )
  }

  func unclosed(_ index: Int) -> EditableError {
    malformed("`(` is never closed", at: tokens[index].range, hint: "add `)`")
  }

  func unopened(_ index: Int) -> EditableError {
    malformed("`)` closes nothing", at: tokens[index].range, hint: "remove it")
  }

  func withAfterGroup(_ index: Int) -> EditableError {
    let afterException = tokens[index - 1].kind == .word
    return malformed(
      afterException ? "a license takes one exception" : "`WITH` follows parentheses",
      at: tokens[index].range,
      hint: "write `WITH` and its exception after each license that it is meant for"
    )
  }

  /// A word or `(` that follows a complete license.
  func missingOperator(_ index: Int) -> EditableError {
    let range = tokens[index].range
    let isJoint = bytes[range].allSatisfy(Self.joints.contains)
    return strangeSpace(in: range) ?? legacy(around: index)
      ?? malformed(
        isJoint
          ? "`\(source(range))` is not an operator of license expressions"
          : "`AND` or `OR` is missing before `\(source(range))`",
        at: range,
        hint: choice(at: index) ?? "write `AND` if both licenses apply, `OR` if the user may choose"
      )
  }

  /// An operator or `)` where a license, or the exception after `WITH`, was to come.
  func missingLicense(_ index: Int) -> EditableError {
    guard index > 0 else {
      return malformed(
        "nothing stands before `\(source(tokens[index].range))`",
        at: tokens[index].range,
        hint: tokens[index].kind == .close ? "remove it" : "write a license before it"
      )
    }
    if tokens[index].kind == .close, tokens[index - 1].kind == .open {
      let range = tokens[index - 1].range.lowerBound..<tokens[index].range.upperBound
      return malformed("the parentheses are empty", at: range, hint: "remove them")
    }
    return nothingAfter(index - 1)
  }

  /// An operator or `(` that no license, or no exception, follows.
  func nothingAfter(_ index: Int) -> EditableError {
    let isException = tokens[index].kind == .with
    return malformed(
      "no \(isException ? "exception" : "license") follows `\(source(tokens[index].range))`",
      at: tokens[index].range,
      hint: "write \(isException ? "an exception" : "a license") after it, or remove it"
    )
  }
}

/// Words that are no identifiers.
extension LicenseExpressionParser {
  func namelessReference(_ index: Int) -> EditableError {
    let hint = "add a name of letters, digits, `.` and `-`"
    return malformed("no name follows `LicenseRef-`", at: tokens[index].range, hint: hint)
  }

  /// - Parameter place: where in the text the character starts that does not belong there.
  func strayInReference(_ index: Int, at place: Int) -> EditableError {
    if let problem = strangeSpace(in: tokens[index].range) { return problem }
    let name = bytes[tokens[index].range].dropFirst("LicenseRef-".utf8.count)
    let scalar = text.unicodeScalars[text.utf8.index(text.startIndex, offsetBy: place)]
    return malformed(
      "`LicenseRef-` cannot be followed by `\(scalar)`",
      at: place..<place + UTF8.width(scalar),
      hint: ownReference(to: name).map { "write `\($0)`" }
        ?? "write a name of letters, digits, `.` and `-`"
    )
  }

  func unknownLicense(_ index: Int) -> EditableError {
    if let problem = strangeSpace(in: tokens[index].range) ?? legacy(around: index) {
      return problem
    }
    let range = tokens[index].range
    let word = source(range)
    if SPDXTable.exceptions.row(for: bytes[range]) != nil {
      return malformed(
        "`\(word)` is an exception, not a license",
        at: range,
        hint: "write it after a license and `WITH`"
      )
    }
    if word.lowercased().hasPrefix("documentref-") {
      let name = word.split(separator: ":").last ?? ""
      return malformed(
        "`DocumentRef-` points into a document that Python packages do not have",
        at: range,
        hint: name.hasPrefix("LicenseRef-") ? "write `\(name)`" : "write a `LicenseRef-` alone"
      )
    }
    return malformed(
      "`\(word)` is not an identifier of the SPDX license list",
      at: range,
      hint: choice(at: index) ?? noName(at: index) ?? nearest(to: word, in: SPDXTable.licenses)
        ?? ownName(at: index)
    )
  }

  func unknownException(_ index: Int) -> EditableError {
    let range = tokens[index].range
    let word = source(range)
    if let problem = strangeSpace(in: range) { return problem }
    let isLicense = SPDXTable.licenses.row(for: bytes[range]) != nil
    return malformed(
      "`\(word)` is not an exception of the SPDX license list",
      at: range,
      hint: isLicense
        ? "join licenses with `AND` or `OR`"
        : nearest(to: word, in: SPDXTable.exceptions)
          ?? "write an exception of https://spdx.org/licenses/exceptions-index.html"
    )
  }

  /// A character in a word that looks like a space, or like nothing, and divides no words.
  private func strangeSpace(in range: Range<Int>) -> EditableError? {
    var place = range.lowerBound
    for scalar in source(range).unicodeScalars {
      let end = place + UTF8.width(scalar)
      let category = scalar.properties.generalCategory
      if scalar.properties.isWhitespace || category == .control || category == .format {
        let number = String(scalar.value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - number.utf8.count)) + number
        let message = "the character \(code) divides no parts of a license expression"
        return malformed(message, at: place..<end, hint: "write a plain space, or remove it")
      }
      place = end
    }
    return nil
  }

  /// The name of a license that is no identifier: the whole text, or the words around a place.
  private func legacy(around index: Int) -> EditableError? {
    let all = tokens[0].range.lowerBound..<tokens[tokens.count - 1].range.upperBound
    for run in [all, run(index)] {
      let suggestions = LicenseExpression.suggestions(for: source(run))
      guard !suggestions.isEmpty else { continue }
      return malformed(
        "`\(source(run))` is the name of a license, not its SPDX identifier",
        at: run,
        hint: "write \(LicenseExpression.alternatives(suggestions))"
      )
    }
    return nil
  }

  /// The words without an operator between them at a place, in bytes.
  private func run(_ index: Int) -> Range<Int> {
    guard tokens[index].kind == .word else { return tokens[index].range }
    let before = tokens[..<index].lastIndex { $0.kind != .word }.map { $0 + 1 } ?? 0
    let after = tokens[index...].firstIndex { $0.kind != .word } ?? tokens.count
    return tokens[before].range.lowerBound..<tokens[after - 1].range.upperBound
  }

  /// What joins licenses where it is not SPDX.
  private static let joints = Array("/,;|&".utf8)

  /// The hint for licenses that are joined in another language, such as `MIT/Apache-2.0`.
  private func choice(at index: Int) -> String? {
    let pieces = bytes[run(index)].split(maxSplits: 8, whereSeparator: Self.joints.contains)
    let licenses = pieces.compactMap {
      LicenseExpression.suggestion(for: String(decoding: $0, as: UTF8.self))
    }
    guard pieces.count > 1, licenses.count == pieces.count else { return nil }
    let (either, all) = (licenses.joined(separator: " OR "), licenses.joined(separator: " AND "))
    return "write `\(either)` if the user may choose, `\(all)` if all apply"
  }

  /// The hint for a typing error.
  private func nearest(to word: String, in table: StaticTable) -> String? {
    let lowercased = Array(word.lowercased().utf8)
    // Names of a very different length are not near, and cost the most to compare.
    let known = table.rows.lazy.filter { !$0.isDeprecated }.map(\.key).filter {
      abs($0.utf8.count - lowercased.count) <= max(1, $0.utf8.count / 3)
    }
    // Of names that are equally near, the one that starts alike: `Apache-2.0` rather than
    // `Apache-1.1` for `Apache-2.1`.
    let ranked = known.map { name in
      (name, likeness: zip(name.lowercased().utf8, lowercased).prefix { $0 == $1 }.count)
    }
    let best = nearestName(to: word, in: ranked.sorted { $0.likeness > $1.likeness }.map(\.0))
    return best.map { "write `\($0)`" }
  }

  /// The hint for words that name no license.
  private func noName(at index: Int) -> String? {
    let words = source(run(index)).lowercased()
    let startsWith = { (prefixes: [String]) in prefixes.contains(where: words.hasPrefix) }
    if startsWith(["licenseref", "licenceref"]) {
      let name = bytes[tokens[index].range].dropFirst("LicenseRef".utf8.count)
      return "write `\(ownReference(to: name) ?? "LicenseRef-Proprietary")`"
    }
    if startsWith(["license", "licence", "copying", "see ", "file:"]) {
      return "write the license's identifier, and its file in `license-files`"
    }
    return ["none", "noassertion", "unknown"].contains(words) ? "leave the license out" : nil
  }

  /// The hint for a license that nothing is like.
  private func ownName(at index: Int) -> String {
    let own = ownReference(to: bytes[run(index)]).map { ", or `\($0)` for one of your own" } ?? ""
    return "write an identifier of https://spdx.org/licenses\(own)"
  }

  /// A `LicenseRef-` whose name is a text as far as it can be; nil for one that is no name.
  private func ownReference(to text: ArraySlice<UInt8>) -> String? {
    guard text.count <= 64 else { return nil }
    let name = text.split { !Self.isReferenceByte($0) || $0 == UInt8(ascii: "-") }
    guard !name.isEmpty else { return nil }
    return name.reduce("LicenseRef") { $0 + "-" + String(decoding: $1, as: UTF8.self) }
  }
}

extension LicenseExpressionParser {
  private func source(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func malformed(
    _ message: String,
    at range: Range<Int>? = nil,
    hint: String
  ) -> EditableError {
    .malformed("invalid-license-expression", message, in: text, at: range, hint: hint)
  }
}
