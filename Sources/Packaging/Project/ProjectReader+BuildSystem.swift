import TOML

/// `[build-system]` and `[tool.editable]`.
///
/// Source: pyproject.toml specification; PEP 517.
extension ProjectReader {
  mutating func readBuildSystem() -> BuildSystem? {
    guard let value = source.document.root["build-system"], let table = table(value, "build-system")
    else {
      return nil
    }
    checkKeys(of: table, in: "build-system", known: ["requires", "build-backend", "backend-path"])
    if table.entry("requires") == nil {
      report(
        "missing-key",
        "`build-system.requires` is missing",
        at: value.range,
        hint: "add `requires = [\"editable\"]`"
      )
    }
    let requires = readRequirements("requires", in: table, "build-system") ?? []
    let backend = text("build-backend", in: table, "build-system")
      .flatMap { readBackend($0) }
    let backendPath = (texts("backend-path", in: table, "build-system") ?? []).enumerated()
      .compactMap { folder($1, "build-system.backend-path[\($0)]") }
    return BuildSystem(requires: requires, backend: backend, backendPath: backendPath)
  }

  /// A backend: an object reference without the liberties that entry points take.
  private mutating func readBackend(_ text: Text) -> ObjectReference? {
    guard let reference = parse(text, as: ObjectReference.init(parsing:)) else { return nil }
    let isASCII = text.string.utf8.allSatisfy { $0 < 0x80 }
    guard isASCII, reference.rendered() == text.string else {
      report(
        "invalid-object-reference",
        "`\(text.string)` is not a build backend",
        at: text.value.range,
        hint: "write ASCII identifiers only: `\(isASCII ? reference.rendered() : "module:object")`"
      )
      return nil
    }
    return reference
  }

  mutating func readToolSettings() -> ToolSettings {
    guard case .table(let tools) = source.document.root["tool"]?.content,
      let value = tools["editable"],
      let table = table(value, "tool.editable")
    else { return ToolSettings() }
    checkKeys(of: table, in: "tool.editable", known: ["roots", "link-mode"])
    let roots = texts("roots", in: table, "tool.editable")
    if let roots, roots.isEmpty {
      report(
        "empty-roots",
        "`tool.editable.roots` must name at least one folder",
        at: table["roots"]?.range,
        hint: "remove the key to find the folders, or write `roots = [\"src\"]`"
      )
    }
    let linkMode = text("link-mode", in: table, "tool.editable")
    return ToolSettings(
      roots: roots?.enumerated().compactMap { folder($1, "tool.editable.roots[\($0)]") },
      linkMode: linkMode.flatMap { parse($0, as: LinkChain.init(parsing:)) }
    )
  }

  /// A folder inside the project folder, as far as its spelling can tell.
  private mutating func folder(_ text: Text, _ path: String) -> Located<String>? {
    guard let folder = projectPath(text, path) else { return nil }
    var depth = 0
    for segment in text.string.split(separator: "/") where segment != "." {
      depth += segment == ".." ? -1 : 1
      guard depth >= 0 else {
        report(
          "invalid-path",
          "`\(path)` leads out of the project folder",
          at: text.value.range,
          hint: "name a folder inside it"
        )
        return nil
      }
    }
    return folder
  }
}
