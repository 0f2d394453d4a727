import ArgumentParser
import EditableSystem
import Packaging

// Exit codes: 0 when all went well, 1 for a failure, 2 for wrong usage.
do {
  try EditableCommand.checkArguments()
  var command = try EditableCommand.parse(fast: Array(CommandLine.arguments.dropFirst()))
  do {
    try command.run()
  } catch let error as EditableError {
    command.tell(error)
    throw ExitCode.failure
  }
} catch {
  let code = EditableCommand.exitCode(for: error)
  let message = EditableCommand.fullMessage(for: error)
  let stream = code.isSuccess ? StandardStream.output : .error
  let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
  if !message.isEmpty {
    try? stream.write(lines.map { String($0).printable + "\n" }.joined())
  }
  EditableCommand.exit(withError: code == .validationFailure ? ExitCode(2) : code)
}
