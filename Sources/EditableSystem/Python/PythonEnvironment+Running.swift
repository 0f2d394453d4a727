public import Packaging
internal import SystemPackage

extension PythonEnvironment {
  /// How long a program may run, in seconds.
  private static let patience = 600

  /// Runs the interpreter of the environment to its end.
  ///
  /// - Parameter arguments: what follows its name.
  /// - Returns: the status that it ended with.
  /// - Throws: `unusable-interpreter`, where it cannot be run, or does not end.
  public func run(_ arguments: [String]) throws(EditableError) -> Int {
    do throws(Errno) {
      return try SystemCalls.run(
        interpreter,
        arguments,
        timeout: Self.patience,
        limit: 16 * 1_048_576
      ).status
    } catch {
      throw .system("unusable-interpreter", "run", interpreter, error)
    }
  }
}
