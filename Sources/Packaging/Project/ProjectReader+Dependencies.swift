import TOML

/// `dependencies`, `optional-dependencies`, `import-names` and `import-namespaces`.
///
/// Source: pyproject.toml specification; dependency specifiers; PEP 794.
extension ProjectReader {
  /// The requirements of an array; nil where the key is absent.
  mutating func readRequirements(
    _ key: String,
    in table: TOMLTable,
    _ path: String
  ) -> [Requirement]? {
    texts(key, in: table, path)?.compactMap { text in
      guard let requirement = parse(text, as: Requirement.init(parsing:)) else { return nil }
      checkMarker(of: requirement, text)
      return requirement
    }
  }

  mutating func readOptionalDependencies(in table: TOMLTable) -> [OptionalDependencies] {
    let path = "project.optional-dependencies"
    guard let value = table["optional-dependencies"], let extras = self.table(value, path) else {
      return []
    }
    var seen: [ExtraName: String] = [:]
    return extras.entries.compactMap { entry in
      let requirements = readRequirements(entry.key, in: extras, path)
      guard let extra = parseKey(entry, as: ExtraName.init(parsing:)) else { return nil }
      if let first = seen.updateValue(entry.key, forKey: extra) {
        report(
          "duplicate-extra",
          "the extras `\(first)` and `\(entry.key)` are the same name: `\(extra.normalized)`",
          at: entry.keyRange,
          hint: "merge the two lists"
        )
        return nil
      }
      return requirements.map { OptionalDependencies(extra: extra, requirements: $0) }
    }
  }

  /// Parses a key of the file; what is wrong is reported at the key.
  mutating func parseKey<Value>(
    _ entry: TOMLTable.Entry,
    as parser: (String) throws(EditableError) -> Value
  ) -> Value? {
    do {
      return try parser(entry.key)
    } catch {
      for problem in error.problems {
        report(problem.code, problem.message, at: entry.keyRange, hint: problem.hint)
      }
      return nil
    }
  }

  mutating func readImports(in table: TOMLTable) -> ([ImportName]?, [ImportName]?) {
    let names = readImportNames("import-names", in: table)
    let namespaces = readImportNames("import-namespaces", in: table)
    if table.entry("import-namespaces") != nil, namespaces?.isEmpty == true,
      case .array(let elements) = table["import-namespaces"]?.content, elements.isEmpty
    {
      report(
        "empty-import-namespaces",
        "`project.import-namespaces` must not be empty",
        at: table["import-namespaces"]?.range,
        hint: "remove the key"
      )
    }
    let all = (names ?? []) + (namespaces ?? [])
    let modules = Set(all.map(\.value.module))
    var seen: Set<String> = []
    for name in all {
      let module = name.value.module
      if !seen.insert(module).inserted {
        problemAt(name, "duplicate-import-name", "`\(module)` is listed twice", hint: "remove one")
      }
      if let parent = name.value.parents.last, !modules.contains(parent) {
        problemAt(
          name,
          "missing-import-parent",
          "`\(parent)`, the parent of `\(module)`, is in neither `import-names` nor `import-namespaces`",
          hint: "add `\(parent)` to one of them"
        )
      }
    }
    return (names?.map(\.value), namespaces?.map(\.value))
  }

  private mutating func readImportNames(
    _ key: String,
    in table: TOMLTable
  ) -> [Located<ImportName>]? {
    texts(key, in: table, "project")?.compactMap { text in
      parse(text, as: ImportName.init(parsing:)).map { located($0, text) }
    }
  }

  private mutating func problemAt(
    _ name: Located<ImportName>,
    _ code: Problem.Code,
    _ message: String,
    hint: String
  ) {
    report(code, message, at: name.range, hint: hint)
  }
}
