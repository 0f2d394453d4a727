import ArgumentParser
import EditableSystem
import Packaging
import SystemPackage

/// `editable cache prune`: removes what is damaged or was not used for some time.
struct CachePruneCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract: "Remove what is damaged, and what nobody used for some time.",
    discussion: """
      Wheels that an environment links to are left and named.

      EXAMPLES:
        editable cache prune            what was not used for 30 days
        editable cache prune --days 0   all but what was used just now
      """
  )

  @OptionGroup var arguments: CacheFolderArguments

  @Option(help: "How many days an entry may be unused.")
  var days = 30

  @Flag(help: "Remove what environments link to as well, which breaks them.")
  var force = false

  @Flag(help: "Print the result as one line of JSON.")
  var json = false

  func validate() throws {
    guard (0...1_000_000).contains(days) else {
      throw ValidationError("'--days' is a number of days, 0 and more")
    }
  }

  func run() throws {
    try arguments.cache().prune(unusedFor: days, force: force).tell(json: json)
  }
}

extension Cache.Removal {
  /// Prints what was removed and what was left.
  func tell(json: Bool) throws {
    guard !json else {
      let kept = kept.map { kept in
        JSON.object([
          ("wheel", .string(kept.fileName)), ("installed", .string(kept.installed.string)),
        ])
      }
      let value = JSON.object([
        ("files", .integer(files)), ("bytes", .integer(bytes)), ("kept", .array(kept)),
      ])
      return try StandardStream.output.write(value.rendered() + "\n")
    }
    ProblemPrinter().print(kept.map(Problem.kept))
    try StandardStream.output.write("removed \(files.counted("file")), \(bytes.asSize)\n")
  }
}

extension Problem {
  fileprivate static func kept(_ kept: Cache.Kept) -> Problem {
    Problem(
      "wheel-in-use",
      "`\(kept.fileName)` stays: the files of `\(kept.installed)` are links to it",
      severity: .warning,
      hint: "uninstall it first, or pass `--force` and install it again"
    )
  }
}
