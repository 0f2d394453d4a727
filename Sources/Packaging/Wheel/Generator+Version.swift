// Made by tools/make-tables from pyproject.toml. Do not edit.

extension Generator {
  /// The version of the program.
  public static let version = "0.1.0"
}
