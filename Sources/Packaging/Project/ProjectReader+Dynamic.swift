import TOML

/// `dynamic`.
///
/// Source: pyproject.toml specification, `dynamic`; PEP 808.
extension ProjectReader {
  /// Keys that hold one value, which cannot be static and dynamic at once.
  private static let singleValued = [
    "version", "description", "readme", "requires-python", "license",
  ]

  /// The keys that the table promises to be found elsewhere. Each is reported: this backend
  /// computes none, and a backend must not ignore a promise.
  mutating func readDynamic(in table: TOMLTable) -> [String] {
    var keys: [String] = []
    for text in texts("dynamic", in: table, "project") ?? [] {
      let key = text.string
      keys.append(key)
      if key == "name" {
        report(
          "dynamic-name",
          "`name` cannot be dynamic",
          at: text.value.range,
          hint: "remove it from `dynamic` and write `name = \"…\"`"
        )
      } else if !Self.projectKeys.contains(key) || key == "dynamic" {
        report(
          "unknown-key",
          "`dynamic` names `\(key)`, which is not a key of `[project]`",
          at: text.value.range,
          hint: nearestName(to: key, in: Self.projectKeys).map { "did you mean `\($0)`?" }
        )
      } else if table.entry(key) != nil, Self.singleValued.contains(key) {
        report(
          "dynamic-and-static",
          "`\(key)` is both given and in `dynamic`",
          at: text.value.range,
          hint: "remove `\(key)` from `dynamic`"
        )
      } else {
        report(
          "dynamic-unsupported",
          "`\(key)` is dynamic, and `editable` reads static metadata only",
          at: text.value.range,
          hint: "remove `\(key)` from `dynamic` and \(Self.staticForm(of: key))"
        )
      }
    }
    return keys
  }

  /// How a key is written as a static value.
  private static func staticForm(of key: String) -> String {
    switch key {
    case "version": "write `version = \"1.0\"` with the version in `[project]`"
    case "description", "requires-python": "write `\(key) = \"…\"` in `[project]`"
    case "readme": "name the file: `readme = \"README.md\"`"
    case "license": "write its SPDX expression: `license = \"MIT\"`"
    case "license-files": "list patterns: `license-files = [\"LICENSE\"]`"
    case "dependencies": "list the requirements: `dependencies = [\"…\"]`"
    case "optional-dependencies": "list them in `[project.optional-dependencies]`"
    case "entry-points": "list them in `[project.entry-points.<group>]`"
    case "urls", "scripts", "gui-scripts": "list them in `[project.\(key)]`"
    default: "list the values: `\(key) = [\"…\"]`"
    }
  }
}
