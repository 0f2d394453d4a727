import ArgumentParser
import Packaging

/// The program; each subcommand is a file of its own.
struct EditableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Generator.name,
    abstract: "Editable installs of Python projects.",
    discussion: """
      A project is a folder with a `pyproject.toml`. Its editable wheel makes `import` see the \
      source folder, so that edits are live at once.

      EXAMPLES:
        editable install .     install the project here, editable
        editable check         say everything that is wrong with it
        editable list          which projects are installed, and how
        editable help install  all about one subcommand
      """,
    version: "\(Generator.name) \(Generator.version)",
    subcommands: [
      // What installers call comes first: the others need not be looked at for it.
      HookCommand.self,
      InstallCommand.self, UninstallCommand.self, ListCommand.self, DoctorCommand.self,
      MigrateCommand.self, BuildCommand.self, CheckCommand.self, MetadataCommand.self,
      CompareCommand.self, CacheCommand.self, CompletionsCommand.self, PackCommand.self,
    ]
  )

  /// Refuses arguments that are not UTF-8: Swift would repair them, and so name other files.
  static func checkArguments() throws {
    for (argument, bytes) in zip(CommandLine.arguments, CommandLine.unsafeArguments) {
      guard argument.utf8.elementsEqual(bytes) else {
        throw ValidationError("the argument '\(argument)' is not UTF-8")
      }
    }
  }

  /// The command that the arguments ask for.
  ///
  /// The subcommand that stands first is parsed by itself, since setting up the parsers of all
  /// subcommands takes as long as a whole build. What it cannot parse, help among it, goes the usual
  /// way, which also makes the messages.
  static func parse(fast arguments: [String]) throws -> any ParsableCommand {
    let subcommand = configuration.subcommands.first {
      $0.configuration.commandName == arguments.first
    }
    guard let subcommand, let command = try? subcommand.parse(Array(arguments.dropFirst()))
    else {
      if subcommand == nil, let word = arguments.first { try checkSubcommand(word) }
      return try parseAsRoot(arguments)
    }
    return command
  }

  /// Refuses a word that stands where a subcommand does, and is none.
  private static func checkSubcommand(_ word: String) throws {
    let names = configuration.subcommands.filter { $0.configuration.shouldDisplay }
      .compactMap { $0.configuration.commandName }
    guard !word.hasPrefix("-"), word != "help" else { return }
    let nearest = nearestName(to: word, in: names).map { ". Did you mean '\($0)'?" } ?? ""
    throw ValidationError("There is no subcommand '\(word)'\(nearest)")
  }
}

extension CommandLine {
  /// The bytes of the arguments, as the system passed them.
  fileprivate static var unsafeArguments: [[UInt8]] {
    (0..<Int(argc)).compactMap { index in
      unsafeArgv[index].map { pointer in
        let bytes = UnsafeRawPointer(pointer)
        var count = 0
        while bytes.load(fromByteOffset: count, as: UInt8.self) != 0 { count += 1 }
        return Array(UnsafeRawBufferPointer(start: bytes, count: count))
      }
    }
  }
}
