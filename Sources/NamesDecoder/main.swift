import Packaging

// Reads a question a line: a kind and texts in hexadecimal, with tabs between them. Answers each with
// a line: `ok` and the normal form in hexadecimal, or `error`, the code and the offset of the fault in
// bytes. It is the side of Swift in `tools/check-names` and `tools/check-licenses`.

while let line = readLine() {
  let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
  let texts = fields.dropFirst().map { String(decoding: bytes(of: $0), as: UTF8.self) }
  do throws(EditableError) {
    print("ok", try answer(to: fields[0], about: texts), separator: "\t")
  } catch {
    let offset = error.problems[0].location?.byteRange.lowerBound ?? 0
    print("error", error.code.rawValue, offset, separator: "\t")
  }
}

func answer(to kind: Substring, about texts: [String]) throws(EditableError) -> String {
  switch (kind, texts.count) {
  case ("name", 1): hexadecimal(try ProjectName(parsing: texts[0]).normalized)
  case ("extra", 1): hexadecimal(try ExtraName(parsing: texts[0]).normalized)
  case ("version", 1): hexadecimal(try Version(parsing: texts[0]).rendered())
  case ("compare", 2):
    order(of: try Version(parsing: texts[0]), and: try Version(parsing: texts[1]))
  case ("containment", 3):
    try VersionSpecifierSet(parsing: texts[0])
      .contains(try Version(parsing: texts[1]), allowingPreReleases: texts[2] == "1") ? "1" : "0"
  case ("evaluation", 2...):
    try Marker(parsing: texts[0])
      .evaluate(in: environment(of: texts.dropFirst(2)), extras: try extras(in: texts[1]))
      ? "1" : "0"
  case ("specifiers", 1): hexadecimal(try VersionSpecifierSet(parsing: texts[0]).rendered())
  case ("requirement", 1): hexadecimal(try Requirement(parsing: texts[0]).rendered())
  case ("optional", 2):
    hexadecimal(
      try Requirement(parsing: texts[0])
        .conditional(on: try ExtraName(parsing: texts[1]))
        .rendered()
    )
  case ("marker", 1): hexadecimal(try Marker(parsing: texts[0]).rendered())
  case ("import", 1): hexadecimal(try ImportName(parsing: texts[0]).module)
  case ("license", 1): hexadecimal(try LicenseExpression(parsing: texts[0]).rendered())
  case ("glob", 2): try LicenseGlob(parsing: texts[0]).matches(texts[1]) ? "1" : "0"
  default: fatalError("no such question: \(kind) about \(texts.count) texts")
  }
}

func order(of left: Version, and right: Version) -> String {
  left == right ? "0" : left < right ? "-1" : "1"
}

/// The names of extras with spaces between them.
func extras(in text: String) throws(EditableError) -> Set<ExtraName> {
  var extras: Set<ExtraName> = []
  for name in text.split(separator: " ") { extras.insert(try ExtraName(parsing: String(name))) }
  return extras
}

/// An environment from the names of variables, each with its value after it.
func environment(of texts: ArraySlice<String>) -> MarkerEnvironment {
  var values: [Marker.Variable: String] = [:]
  for index in stride(from: texts.startIndex, to: texts.endIndex - 1, by: 2) {
    guard let variable = Marker.Variable(rawValue: texts[index]) else { continue }
    values[variable] = texts[index + 1]
  }
  return MarkerEnvironment(values)
}

func bytes(of hexadecimal: Substring) -> [UInt8] {
  let digits = hexadecimal.utf8.map { $0 < 0x3A ? $0 & 0x0F : ($0 & 0x0F) + 9 }
  return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}

func hexadecimal(_ text: String) -> String {
  text.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
