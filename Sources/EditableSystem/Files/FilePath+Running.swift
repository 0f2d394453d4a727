public import Packaging
public import SystemPackage

extension FilePath {
  /// Runs the program that the path leads to, its input empty, and waits for its end.
  ///
  /// - Parameters:
  ///   - arguments: what follows its name.
  ///   - variables: environment variables that it gets with another value than this process has, or
  ///     without one.
  ///   - seconds: how long it may take.
  /// - Throws: `cannot-run`, where it cannot be started or does not end; `interrupted`, while
  ///   ``Interruption`` is held back.
  public func run(
    _ arguments: [String],
    variables: [String: String?] = [:],
    within seconds: Int
  ) throws(EditableError) -> ProcessResult {
    do throws(Errno) {
      return try SystemCalls.run(
        self,
        arguments,
        variables: variables,
        timeout: seconds,
        limit: 64 << 20
      )
    } catch .canceled {
      throw EditableError(Problem("interrupted", "`\(lastComponent?.string ?? "")` was stopped"))
    } catch .timedOut {
      throw EditableError(
        Problem("cannot-run", "`\(self)` did not end within \(seconds) seconds")
      )
    } catch {
      throw .system("cannot-run", "run", self, error)
    }
  }
}

extension Environment {
  /// The first program of a name on `PATH`; nil where there is none.
  public static func program(named name: String) -> FilePath? {
    guard let folder = try? FilePath(".").resolved() else { return nil }
    return PythonFinder(currentFolder: folder, cache: nil, variable: value(of:)).programs([name])
      .first
  }
}
