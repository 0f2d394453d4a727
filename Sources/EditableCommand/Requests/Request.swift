import EditableSystem
import Packaging

/// What a subcommand was asked for, whichever way its arguments were read, and the work itself.
protocol Request {
  /// Whether a program asks, which is also told as JSON why there is no answer.
  var json: Bool { get }

  /// Does the work.
  ///
  /// - Returns: whether all went well; where it did not, that was told already.
  func run() throws(EditableError) -> Bool
}

extension Request {
  var json: Bool { false }

  /// Does the work, and tells why it cannot be done.
  ///
  /// - Returns: the exit code.
  func answer() -> CInt {
    do {
      return try run() ? 0 : 1
    } catch {
      error.tell(asJSON: json)
      return 1
    }
  }
}

extension EditableError {
  /// Tells what is wrong: a program on the standard output, else a person.
  func tell(asJSON: Bool) {
    if asJSON {
      let answer = JSON.failure(self).rendered() + "\n"
      if (try? StandardStream.output.write(answer)) != nil { return }
    }
    ProblemPrinter().print(problems)
  }
}
