import ArgumentParser
import Packaging

/// A subcommand that answers a program as well as a person: where it fails before it has an answer,
/// the answer is what is wrong.
protocol AnsweringCommand: ParsableCommand {
  /// Whether a program asks.
  var json: Bool { get }
}

extension ParsableCommand {
  /// Tells why the command failed.
  func tell(_ error: EditableError) {
    error.tell(asJSON: (self as? any AnsweringCommand)?.json == true)
  }
}
