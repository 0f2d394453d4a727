import ArgumentParser
import Editable
import EditableSystem
import Packaging
import SystemPackage

/// `editable check`: says everything that is wrong with a project.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say everything that is wrong with a project.",
    discussion: """
      Reads pyproject.toml and all that it refers to, and reports every problem at once. Warnings \
      do not count as failure.

      EXAMPLES:
        editable check              the project here
        editable check lib --json   one problem a line, for a program to read
      """
  )

  @OptionGroup var project: ProjectArguments

  @Flag(help: "Print the problems as JSON, one a line.")
  var json = false

  func run() throws {
    do {
      let tree = try SourceTree(at: project.path)
      try tell(tree.warnings.filter { !project.quiet || $0.severity == .error })
      if !json, !project.quiet {
        let name = "\(tree.project.name.written) \(tree.project.version.rendered())"
        try StandardStream.output.write("\(name) is valid\(count(of: tree.warnings))\n")
      }
    } catch let error as EditableError {
      try tell(error.problems)
      if !json, !project.quiet {
        try StandardStream.error.write(
          "`\(project.path.string.printable)` is not valid\(count(of: error.problems))\n"
        )
      }
      throw ExitCode.failure
    }
  }

  private func tell(_ problems: [Problem]) throws {
    guard json else { return ProblemPrinter().print(problems) }
    try StandardStream.output.write(problems.map { JSON($0).rendered() + "\n" }.joined())
  }

  /// `: 2 errors, 1 warning`, or nothing where there are none.
  private func count(of problems: [Problem]) -> String {
    let counts = [Problem.Severity.error, .warning].compactMap { severity -> String? in
      let count = problems.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity)\(count == 1 ? "" : "s")"
    }
    return counts.isEmpty ? "" : ": " + counts.joined(separator: ", ")
  }
}
