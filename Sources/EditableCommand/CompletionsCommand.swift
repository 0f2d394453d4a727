import ArgumentParser
import EditableSystem
import Packaging

/// `editable completions`: prints what makes a shell complete our arguments.
struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print the script that makes a shell complete arguments of editable.",
    discussion: """
      The wheel of editable brings these scripts along. Shells find them where it is installed \
      for all users, bash and fish also after `pip install --user`. Otherwise, put the script \
      where your shell looks:

        bash  ~/.local/share/bash-completion/completions/editable
        zsh   _editable, in a folder of $fpath that is set before compinit runs
        fish  ~/.config/fish/completions/editable.fish

      bash needs its package bash-completion for that. A new shell completes.

      EXAMPLES:
        editable completions bash              the script for bash
        editable completions                   the one for the shell of $SHELL
        eval "$(editable completions bash)"    for this bash only
        editable completions zsh > _editable   into a file
      """
  )

  /// The shells that the argument parser writes scripts for.
  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish

    /// The shell that a program stands for, by the name of its file; nil where it is none of ours.
    init?(program: String) {
      self.init(rawValue: program.split(separator: "/").last.map(String.init) ?? "")
    }

    /// The script, as the argument parser makes it of all that is shown in the help.
    var script: String {
      let shell: CompletionShell =
        switch self {
        case .bash: .bash
        case .zsh: .zsh
        case .fish: .fish
        }
      return EditableCommand.completionScript(for: shell) + "\n"
    }
  }

  @Argument(help: "The shell; else that of $SHELL.")
  var shell: Shell?

  func run() throws {
    let shell = try shell ?? Self.shellOfUser()
    try StandardStream.output.write(shell.script)
  }

  private static func shellOfUser() throws(EditableError) -> Shell {
    let program = Environment.value(of: "SHELL")
    if let shell = program.flatMap(Shell.init(program:)) { return shell }
    throw EditableError(.unknownShell(program))
  }
}

extension Problem {
  fileprivate static func unknownShell(_ program: String?) -> Problem {
    Problem(
      "unknown-shell",
      program.map { "there are no completions for the shell `\($0.printable)` of `SHELL`" }
        ?? "`SHELL` does not name a shell",
      hint: "name the shell: `editable completions bash`, `zsh` or `fish`"
    )
  }
}
