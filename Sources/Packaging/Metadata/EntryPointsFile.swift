/// The `entry_points.txt` of a distribution.
///
/// Source: entry points specification, "File format".
public struct EntryPointsFile: Sendable {
  /// The groups: console scripts, GUI scripts, then the others in the order of the project.
  public let groups: [EntryPointGroup]
  /// What is malformed in a file that was read, in groups that do not concern an installer.
  public let warnings: [Problem]

  /// The file of a project, or nil where it has no entry points and so no file.
  public init?(_ project: Project) {
    guard !project.entryPoints.isEmpty else { return nil }
    self.init(groups: project.entryPoints, warnings: [])
  }

  init(groups: [EntryPointGroup], warnings: [Problem]) {
    self.groups = groups
    self.warnings = warnings
  }

  /// The entry points that installers make launch scripts for, console scripts first.
  public var scripts: [EntryPoint] {
    [EntryPointGroupName.consoleScripts, .guiScripts].flatMap { name in
      groups.first { $0.name == name }?.entryPoints ?? []
    }
  }

  /// The bytes of the file: UTF-8, a section for each group, a blank line between sections.
  public func rendered() -> [UInt8] {
    let sections = groups.map { group in
      group.entryPoints.reduce("[\(group.name.text)]\n") { text, entryPoint in
        text + "\(entryPoint.name.text) = \(entryPoint.reference.rendered())\n"
      }
    }
    return Array(sections.joined(separator: "\n").utf8)
  }
}
