extension LicenseExpression {
  /// The expression that a text most likely means which is none, such as `Apache License, Version
  /// 2.0`; nil if no license is known by it.
  static func suggestion(for text: String) -> String? { suggestions(for: text).first }

  /// The expressions that a text may mean, the most likely one first.
  ///
  /// - Parameter text: the name of a license, or a trove classifier of one.
  static func suggestions(for text: String) -> [String] {
    // No name of a license is longer; what is, is the license itself.
    guard text.utf8.count <= 200 else { return [] }
    if let expression = expression(forClassifier: text) { return [expression] }
    let name = text.hasPrefix("License ::") ? lastComponent(of: text) : Substring(text)
    return LegacyLicense(name).expressions
  }

  /// The expression that a trove classifier stands for, or nil where it does not say which license
  /// or version is meant.
  ///
  /// - Parameter classifier: a classifier, or its last component.
  static func expression(forClassifier classifier: String) -> String? {
    LicenseClassifiers.table.row(for: lastComponent(of: classifier).utf8)?.values.first
  }

  /// Expressions as a choice in a sentence, such as "`A`, `B` or `C`".
  static func alternatives(_ expressions: [String]) -> String {
    let quoted = expressions.map { "`\($0)`" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " or " + last
  }

  private static func lastComponent(of classifier: String) -> Substring {
    let utf8 = classifier.utf8
    guard let colon = utf8.lastIndex(of: UInt8(ascii: ":")) else { return Substring(classifier) }
    return Substring(utf8[utf8.index(after: colon)...].drop { $0 == UInt8(ascii: " ") })
  }
}
