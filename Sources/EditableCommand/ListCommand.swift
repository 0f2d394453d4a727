import ArgumentParser
import Editable
import EditableSystem
import Packaging
import SystemPackage

/// `editable list`: says which projects are installed editable.
struct ListCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the editable projects of a Python environment.",
    discussion: """
      For each: the version, the folder, the link mode, and whether what is installed still is what \
      the project says.

      EXAMPLES:
        editable list                         those of the active environment
        editable list --python .venv --json   those of another one, for a program
      """
  )

  @OptionGroup(title: "Environment") var environment: EnvironmentArguments
  @OptionGroup(title: "Cache") var cache: CacheArguments
  @OptionGroup(title: "Output") var output: OutputArguments

  var json: Bool { output.json }

  func run() throws {
    let cache = try cache.open()
    let environment = try environment.find(cache: cache)
    let inventory = try Inventory(of: environment, cache: cache)
    if inventory.items.isEmpty, !output.json, !output.quiet {
      try StandardStream.error.write("no editable projects in `\(environment.place)`\n")
    }
    let text =
      output.json
      ? JSON.array(inventory.items.map { $0.json }).rendered() + "\n" : table(of: inventory.items)
    try StandardStream.output.write(text)
  }

  private func table(of items: [Inventory.Item]) -> String {
    guard !items.isEmpty else { return "" }
    let rows =
      [["project", "version", "state", "files", "folder"]]
      + items.map { item in
        [
          item.distribution.name, item.version ?? "?", item.state.word,
          item.modes.isEmpty ? "-" : item.modes.map { $0.rawValue }.joined(separator: "+"),
          item.project.string,
        ]
      }
    let widths = rows[0].indices.map { column in
      rows.map { $0[column].unicodeScalars.count }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        column == row.count - 1
          ? cell
          : cell
            + String(repeating: " ", count: widths[column] - cell.unicodeScalars.count)
      }
      return cells.joined(separator: "  ") + "\n"
    }.joined()
  }
}

extension Inventory.Item {
  fileprivate var json: JSON {
    .object([
      ("name", .string(distribution.name)),
      ("version", version.map(JSON.string) ?? .null),
      ("state", .string(state.word)),
      ("link_modes", .array(modes.map { .string($0.rawValue) })),
      ("project", .string(project.string)),
      ("metadata", .string(distribution.path.string)),
      ("problems", .array(state.problems.map(JSON.init))),
    ])
  }
}

extension Inventory.State {
  fileprivate var word: String {
    switch self {
    case .current: "current"
    case .stale: "stale"
    case .gone: "gone"
    case .broken: "broken"
    case .foreign: "foreign"
    }
  }

  fileprivate var problems: [Problem] {
    if case .broken(let error) = self { error.problems } else { [] }
  }
}
