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
    return groups.filter { !$0.entryPoints.isEmpty }
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
    if name.text.utf8.contains(UInt8(ascii: "/")) || [".", ".."].contains(name.text) {
      report(
        "invalid-script-name",
        "`\(name.text)` cannot be the name of a script",
        at: range,
        hint: "use a plain file name"
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
