import Testing

@testable import EditableCommand

/// The shell of a person is known by the name of its program, wherever that lies.
@Suite struct CompletionsCommandTests {
  @Test(
    arguments: [
      ("/bin/bash", .bash), ("/usr/local/bin/zsh", .zsh), ("fish", .fish), ("//fish", .fish),
      ("/bin/tcsh", nil), ("/bin/bash/bin", nil), ("bash5", nil), ("/", nil), ("", nil),
    ] as [(String, CompletionsCommand.Shell?)]
  )
  func shell(program: String, expected: CompletionsCommand.Shell?) {
    #expect(CompletionsCommand.Shell(program: program) == expected)
  }

  /// Each script makes its shell complete `editable`.
  @Test(
    arguments: [
      (.bash, "complete -o filenames -F _editable editable"), (.zsh, "#compdef editable"),
      (.fish, "complete -c 'editable' -f"),
    ] as [(CompletionsCommand.Shell, String)]
  )
  func script(shell: CompletionsCommand.Shell, line: String) {
    #expect(shell.script.split(separator: "\n").contains { $0 == line })
  }
}
