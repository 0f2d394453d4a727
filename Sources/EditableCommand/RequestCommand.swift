import ArgumentParser

/// A subcommand whose work is a request: the parser reads the arguments, the request does the rest.
protocol RequestCommand: ParsableCommand {
  associatedtype Asked: Request

  /// What the arguments ask for.
  func request() throws -> Asked
}

extension RequestCommand {
  func run() throws {
    guard try request().answer() == 0 else { throw ExitCode.failure }
  }
}
