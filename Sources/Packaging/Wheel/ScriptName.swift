/// The name of a script that may be put into the scripts folder of an environment.
///
/// Source: entry points specification, "Use for scripts"; what `pip` and `uv` refuse.
public struct ScriptName: Sendable, Hashable {
  /// The name.
  public let text: String

  /// A name from its text.
  ///
  /// - Parameter text: the name of a file, without folders.
  /// - Throws: `unsafe-script-name`, for a name that leads out of the folder or into one below it,
  ///   and for one that would replace the interpreter.
  public init(parsing text: String) throws(EditableError) {
    let isPath = text.utf8.contains { $0 == 0x2F || $0 == 0x5C || $0 == 0 }
    guard !isPath, !text.isEmpty, text != ".", text != ".." else {
      throw EditableError(
        Problem(
          "unsafe-script-name",
          "the script `\(text)` does not lie in the scripts folder itself"
        )
      )
    }
    guard !Self.isInterpreter(text) else {
      throw EditableError(
        Problem("unsafe-script-name", "the script `\(text)` would replace the interpreter")
      )
    }
    self.text = text
  }

  /// Whether an environment has its interpreter under the name: `python`, `python3`, `python3.14t`,
  /// `pythonw.exe`, `pypy3.10`.
  public static func isInterpreter(_ name: String) -> Bool {
    // File systems may take upper case for lower case.
    var rest = Array(name.utf8).map(\.lowercased)[...]
    if rest.suffix(4) == Array(".exe".utf8)[...] { rest.removeLast(4) }
    guard let stem = stems.first(where: { rest.starts(with: $0.utf8) }) else { return false }
    rest = rest.dropFirst(stem.utf8.count).drop { $0.isDigit || $0 == UInt8(ascii: ".") }
    return rest.isEmpty || ["w", "t", "d", "td"].contains { rest.elementsEqual($0.utf8) }
  }

  // A stem stands before the one that it starts with.
  private static let stems = ["pythonw", "python", "pypy", "graalpython", "graalpy"]
}
