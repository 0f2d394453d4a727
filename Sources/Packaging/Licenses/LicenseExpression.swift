/// An SPDX license expression, such as `MIT AND (Apache-2.0 OR BSD-2-Clause)`.
///
/// Source: PEP 639 and the license expression specification of PyPA, which take the grammar from
/// SPDX 2.2, annex D, and narrow it: identifiers are those of the SPDX license list or
/// `LicenseRef-` and a name of ASCII letters, digits, `.` and `-`; there is no `DocumentRef-`.
/// Nothing is simplified and nothing changes its place.
public struct LicenseExpression: Sendable {
  /// The parts that the SPDX license list has deprecated, in the order of the text. The expression
  /// is valid all the same.
  public let deprecatedIdentifiers: [DeprecatedIdentifier]

  private let normalForm: String

  /// Reads an expression.
  ///
  /// Identifiers and operators are read without regard to case. White space is that of ASCII.
  ///
  /// - Parameter text: the expression, as in the key `license` of `pyproject.toml`.
  /// - Throws: `invalid-license-expression`, at the first part that is wrong.
  public init(parsing text: String) throws(EditableError) {
    var parser = LicenseExpressionParser(text)
    try parser.parse()
    self.normalForm = parser.normalForm
    self.deprecatedIdentifiers = parser.deprecatedIdentifiers
  }

  /// The normal form, for the field `License-Expression`: identifiers as the SPDX license list
  /// spells them, operators in capital letters, one space between parts, none inside of
  /// parentheses. The name after `LicenseRef-` stays as written.
  public func rendered() -> String { normalForm }
}

extension LicenseExpression: Hashable {
  /// Whether two expressions have the same normal form.
  public static func == (left: LicenseExpression, right: LicenseExpression) -> Bool {
    left.normalForm == right.normalForm
  }

  /// Feeds the normal form to a hasher.
  public func hash(into hasher: inout Hasher) { hasher.combine(normalForm) }
}
