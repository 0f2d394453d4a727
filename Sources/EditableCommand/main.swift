import ArgumentParser
import EditableSystem
import Packaging

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

// Exit codes: 0 when all went well, 1 for a failure, 2 for wrong usage.
do {
  let arguments = CommandLine.arguments.dropFirst()
  try EditableCommand.checkArguments()
  if let request = PlainRequests.request(for: arguments) { exit(request.answer()) }
  var command = try EditableCommand.parse(fast: Array(arguments))
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
