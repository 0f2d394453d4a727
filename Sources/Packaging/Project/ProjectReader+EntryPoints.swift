import TOML

/// `scripts`, `gui-scripts` and `entry-points`.
///
/// Source: pyproject.toml specification; entry points specification.
extension ProjectReader {
  /// The groups that have keys of their own in `[project]`.
  private static let scriptGroups = [
    (key: "scripts", group: EntryPointGroupName.consoleScripts),
    (key: "gui-scripts", group: EntryPointGroupName.guiScripts),
  ]

  mutating func readEntryPoints(in table: TOMLTable) -> [EntryPointGroup] {
    var groups: [EntryPointGroup] = []
    for (key, group) in Self.scriptGroups {
      guard let value = table[key], let scripts = self.table(value, "project.\(key)") else {
        continue
      }
      groups.append(readGroup(group, scripts, "project.\(key)", areScripts: true))
    }
    if let value = table["entry-points"], let tables = self.table(value, "project.entry-points") {
      for entry in tables.entries {
        let path = "project.entry-points.\(entry.key)"
        if let script = Self.scriptGroups.first(where: { $0.group.text == entry.key }) {
          report(
            "reserved-entry-point-group",
            "the group `\(entry.key)` has a table of its own",
            at: entry.keyRange,
            hint: "move its entries to `[project.\(script.key)]`"
          )
          continue
        }
        guard let group = self.table(entry.value, path),
          let name = parseKey(entry, as: EntryPointGroupName.init(parsing:))
        else { continue }
        groups.append(readGroup(name, group, path, areScripts: false))
      }
    }
    reportScriptsTwice(in: table)
    return groups.filter { !$0.entryPoints.isEmpty }
  }

  /// Both kinds of scripts become files of one folder.
  private mutating func reportScriptsTwice(in table: TOMLTable) {
    guard case .table(let console) = table["scripts"]?.content,
      case .table(let windowed) = table["gui-scripts"]?.content
    else { return }
    for entry in windowed.entries where console.entry(entry.key) != nil {
      report(
        "duplicate-script",
        "the script `\(entry.key)` is in `scripts` as well",
        at: entry.keyRange,
        hint: "remove one of them"
      )
    }
  }

  private mutating func readGroup(
    _ name: EntryPointGroupName,
    _ table: TOMLTable,
    _ path: String,
    areScripts: Bool
  ) -> EntryPointGroup {
    let entryPoints = table.entries.compactMap { entry -> EntryPoint? in
      let name = parseKey(entry, as: EntryPointName.init(parsing:))
      guard let text = text(entry.value, "\(path).\(entry.key)"),
        let reference = parse(text, as: ObjectReference.init(parsing:)), let name
      else { return nil }
      if areScripts, !checkScript(name, reference, text, at: entry.keyRange) { return nil }
      return EntryPoint(name: name, reference: reference)
    }
    return EntryPointGroup(name: name, entryPoints: entryPoints)
  }

  /// A script needs something to call, and becomes a file.
  private mutating func checkScript(
    _ name: EntryPointName,
    _ reference: ObjectReference,
    _ text: Text,
    at range: Range<Int>
  ) -> Bool {
    let scriptName = name.text
    let isInterpreter = ["python", "pythonw"].contains { name in
      let rest = scriptName.lowercased().dropFirst(name.count)
      return scriptName.lowercased().hasPrefix(name)
        && rest.allSatisfy { ".0123456789".contains($0) }
    }
    if isInterpreter || scriptName.utf8.contains(UInt8(ascii: "/"))
      || [".", ".."].contains(scriptName)
    {
      report(
        "invalid-script-name",
        "`\(name.text)` cannot be the name of a script",
        at: range,
        hint: isInterpreter ? "leave Python's own name to Python" : "use a plain file name"
      )
      return false
    }
    guard reference.attribute == nil else { return true }
    report(
      "invalid-object-reference",
      "`\(text.string)` names a module; a script needs a function in it",
      at: text.value.range,
      hint: "write `\(text.string):main`"
    )
    return false
  }
}
