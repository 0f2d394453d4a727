import TOML

/// `license`, `license-files` and `classifiers`.
///
/// Source: pyproject.toml specification; PEP 639.
extension ProjectReader {
  mutating func readLicense(in table: TOMLTable) -> License? {
    guard let value = table["license"] else { return nil }
    switch value.content {
    case .string(let string):
      return readExpression(Text(string: string, value: value))
    case .table(let license):
      return readLicense(table: license, at: value.range, in: table)
    default:
      report(
        "wrong-type",
        "`project.license` must be a string, not \(value.typeName)",
        at: value.range,
        hint: "write an SPDX expression: `license = \"MIT\"`"
      )
      return nil
    }
  }

  private mutating func readExpression(_ text: Text) -> License? {
    guard let expression = parse(text, as: LicenseExpression.init(parsing:)) else { return nil }
    for deprecated in expression.deprecatedIdentifiers {
      report(
        "deprecated-license",
        "`\(deprecated.identifier)` is a deprecated SPDX identifier",
        severity: .warning,
        at: deprecated.range,
        in: text,
        hint: deprecated.hint
      )
    }
    return .expression(expression)
  }

  /// The deprecated table form, which `license-files` excludes.
  private mutating func readLicense(
    table license: TOMLTable,
    at range: Range<Int>,
    in project: TOMLTable
  ) -> License? {
    checkKeys(of: license, in: "project.license", known: ["file", "text"])
    if let files = project.entry("license-files") {
      report(
        "conflicting-keys",
        "`license-files` cannot be used with a `license` table",
        at: files.keyRange,
        hint: "write `license` as an SPDX expression: `license = \"MIT\"`"
      )
    }
    guard let (key, text) = exactlyOne(of: license, "project.license", at: range) else {
      return nil
    }
    let expression = key == "text" ? Self.expression(for: text.string) : nil
    report(
      "deprecated-license-table",
      "the table form of `license` is deprecated",
      severity: .warning,
      at: range,
      hint: expression.map { "write `license = \"\($0)\"`" }
        ?? "write an SPDX expression, such as `license = \"MIT\"`, and name the file in `license-files`"
    )
    return key == "text"
      ? .text(text.string) : projectPath(text, "project.license.file").map(License.file)
  }

  /// The SPDX expression that a license text is or most likely means.
  private static func expression(for text: String) -> String? {
    (try? LicenseExpression(parsing: text))?.rendered() ?? LicenseExpression.suggestion(for: text)
  }

  mutating func readLicenseFiles(in table: TOMLTable) -> [Located<LicenseGlob>]? {
    texts("license-files", in: table, "project")?.compactMap { text in
      parse(text, as: LicenseGlob.init(parsing:)).map { located($0, text) }
    }
  }

  mutating func readClassifiers(in table: TOMLTable) -> [String] {
    (texts("classifiers", in: table, "project") ?? []).enumerated().compactMap { index, text in
      guard let classifier = line(text, "project.classifiers[\(index)]", mayBeEmpty: false) else {
        return nil
      }
      if let replacements = DeprecatedClassifiers.replacements(for: classifier) {
        report(
          "deprecated-classifier",
          "the classifier `\(classifier)` is deprecated",
          severity: .warning,
          at: text.value.range,
          hint: replacements.isEmpty
            ? "remove it"
            : "use \(replacements.map { "`\($0)`" }.joined(separator: " or "))"
        )
      }
      return classifier
    }
  }

  /// Warns about `License ::` classifiers, which an SPDX expression replaces.
  mutating func checkLicenseClassifiers(in table: TOMLTable) {
    guard case .array(let classifiers) = table["classifiers"]?.content else { return }
    let hasExpression = if case .string = table["license"]?.content { true } else { false }
    for value in classifiers {
      guard case .string(let classifier) = value.content, classifier.hasPrefix("License ::") else {
        continue
      }
      if hasExpression {
        report(
          "license-classifier",
          "`\(classifier)` stands beside a license expression, which replaces it",
          severity: .warning,
          at: value.range,
          hint: "remove the classifier"
        )
      } else {
        let expressions = LicenseExpression.suggestions(for: classifier)
        report(
          "license-classifier",
          "`License ::` classifiers are deprecated",
          severity: .warning,
          at: value.range,
          hint: expressions.isEmpty
            ? "write `license` as an SPDX expression and remove the classifier"
            : "write `license` as \(LicenseExpression.alternatives(expressions)) and remove the "
              + "classifier"
        )
      }
    }
  }
}
