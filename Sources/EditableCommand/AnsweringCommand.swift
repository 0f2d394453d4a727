import ArgumentParser
import EditableSystem
import Packaging

/// A subcommand that answers a program as well as a person: where it fails before it has an answer,
/// the answer is what is wrong.
protocol AnsweringCommand: ParsableCommand {
  /// Whether a program asks.
  var json: Bool { get }
}

extension ParsableCommand {
  /// Tells why the command failed: a program on the standard output, else a person.
  func tell(_ error: EditableError) {
    if let command = self as? any AnsweringCommand, command.json {
      let answer = JSON.failure(error).rendered() + "\n"
      if (try? StandardStream.output.write(answer)) != nil { return }
    }
    ProblemPrinter().print(error.problems)
  }
}
