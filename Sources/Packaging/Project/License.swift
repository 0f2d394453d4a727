/// Under which terms a project may be used.
///
/// Source: pyproject.toml specification, `license`; PEP 639.
public enum License: Sendable {
  /// An SPDX expression, for `License-Expression`.
  case expression(LicenseExpression)
  /// A deprecated `{text = …}` table, for `License`.
  case text(String)
  /// A deprecated `{file = …}` table, for `License`: a UTF-8 file by its path relative to the
  /// project folder.
  case file(Located<String>)
}
