/// Reads a license expression from left to right, without recursion: an expression is right if its
/// parts alternate and its parentheses pair, whatever the operators, since nothing of the structure
/// is kept.
struct LicenseExpressionParser {
  /// What may come next.
  private enum Expectation {
    /// A license or `(`.
    case license
    /// An exception, after `WITH`.
    case exception
    /// `AND`, `OR`, `)` or the end; `WITH` only if what was just read is a single license.
    case continuation(afterLicense: Bool)
  }

  /// How many parentheses may be open at a time: what `packaging`, and so the package index, reads.
  static let maximumDepth = 200

  let text: String
  let bytes: [UInt8]
  let tokens: [LicenseExpressionToken]

  /// What has been read so far.
  private(set) var normalForm = ""
  private(set) var deprecatedIdentifiers: [LicenseExpression.DeprecatedIdentifier] = []

  private var expectation = Expectation.license
  /// The places in `tokens` of the parentheses that are open.
  private var open: [Int] = []

  init(_ text: String) {
    self.text = text
    self.bytes = Array(text.utf8)
    self.tokens = LicenseExpressionToken.all(in: bytes)
  }

  mutating func parse() throws(EditableError) {
    guard let last = tokens.indices.last else { throw empty() }
    for index in tokens.indices { try read(index) }
    guard case .continuation = expectation else { throw nothingAfter(last) }
    if let index = open.last { throw unclosed(index) }
  }

  private mutating func read(_ index: Int) throws(EditableError) {
    switch (tokens[index].kind, expectation) {
    case (.open, .license):
      guard open.count < Self.maximumDepth else { throw tooDeep(index) }
      open.append(index)
      append("(")
    case (.word, .license):
      append(try license(index))
      expectation = .continuation(afterLicense: true)
    case (.word, .exception):
      append(try exception(index))
      expectation = .continuation(afterLicense: false)
    case (.and, .continuation):
      append("AND")
      expectation = .license
    case (.or, .continuation):
      append("OR")
      expectation = .license
    case (.with, .continuation(afterLicense: true)):
      append("WITH")
      expectation = .exception
    case (.close, .continuation):
      guard open.popLast() != nil else { throw unopened(index) }
      append(")")
      expectation = .continuation(afterLicense: false)

    case (.with, .continuation(afterLicense: false)):
      throw withAfterGroup(index)
    case (.open, .continuation), (.word, .continuation):
      throw missingOperator(index)
    case (.open, .exception):
      throw nothingAfter(index - 1)
    case (.close, _), (.and, _), (.or, _), (.with, _):
      throw missingLicense(index)
    }
  }

  /// Adds a part to the normal form.
  private mutating func append(_ part: String) {
    let isFirst = normalForm.isEmpty || normalForm.utf8.last == UInt8(ascii: "(")
    if !isFirst, part != ")" { normalForm += " " }
    normalForm += part
  }

  /// The normal form of a license.
  private mutating func license(_ index: Int) throws(EditableError) -> String {
    let range = tokens[index].range
    let word = bytes[range]
    if let reference = try reference(index) { return reference }

    let plus = word.last == UInt8(ascii: "+") ? "+" : ""
    guard let row = SPDXTable.licenses.row(for: word.dropLast(plus.utf8.count)) else {
      throw unknownLicense(index)
    }
    let identifier = row.key + plus
    if row.isDeprecated {
      deprecatedIdentifiers.append(.init(identifier, at: range))
    }
    return identifier
  }

  /// The normal form of a license that is none of the SPDX list, or nil if it is not meant as one.
  private func reference(_ index: Int) throws(EditableError) -> String? {
    let prefix = "LicenseRef-"
    let word = bytes[tokens[index].range]
    guard word.count >= prefix.utf8.count else { return nil }
    let name = word.dropFirst(prefix.utf8.count)
    guard word[..<name.startIndex].map(StaticTable.folded) == Array("licenseref-".utf8) else {
      return nil
    }
    guard !name.isEmpty else { throw namelessReference(index) }
    if let stray = name.firstIndex(where: { !Self.isReferenceByte($0) }) {
      throw strayInReference(index, at: stray)
    }
    return prefix + String(decoding: name, as: UTF8.self)
  }

  /// The normal form of an exception.
  private mutating func exception(_ index: Int) throws(EditableError) -> String {
    let range = tokens[index].range
    guard let row = SPDXTable.exceptions.row(for: bytes[range]) else {
      throw unknownException(index)
    }
    if row.isDeprecated { deprecatedIdentifiers.append(.init(row.key, at: range)) }
    return row.key
  }

  /// Whether a byte may stand in the name after `LicenseRef-`.
  static func isReferenceByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"):
      true
    default:
      false
    }
  }
}

extension StaticTable.Row {
  /// Whether the SPDX license list has deprecated the identifier.
  var isDeprecated: Bool { !values.isEmpty }
}
