/// An interpreter that is asked for by its version, such as `3.12`, `python3.12` or `3.13t`.
public struct PythonVersionRequest: Sendable, Equatable {
  /// One to three numbers, such as 3 and 12.
  public let release: [UInt64]
  /// Whether the build without the global interpreter lock is asked for (PEP 703).
  public let isFreeThreaded: Bool
  /// The name of the program without its version: `python` or `pypy`.
  public let program: String

  /// A request from its text; nil for a text of another form.
  public init?(parsing text: String) {
    var cursor = ByteCursor(text)
    let isPyPy = cursor.consume(ignoringCase: "pypy")
    let isNamed =
      isPyPy || cursor.consume(ignoringCase: "cpython") || cursor.consume(ignoringCase: "python")
    if isNamed { _ = cursor.consume("@") || cursor.consume("-") }
    program = isPyPy ? "pypy" : "python"
    var release: [UInt64] = []
    repeat {
      guard let number = cursor.readNumber()?.value else { return nil }
      release.append(number)
    } while cursor.consume(".")
    isFreeThreaded = cursor.consume("t")
    guard cursor.isAtEnd, release.count <= 3 else { return nil }
    self.release = release
  }

  /// The version as it is asked for, such as `3.13t`.
  public func rendered() -> String {
    release.map(String.init).joined(separator: ".") + (isFreeThreaded ? "t" : "")
  }

  /// The names of the programs that say so, such as `python3.12`, the most telling first.
  public var programNames: [String] {
    let short = release.prefix(2).map(String.init).joined(separator: ".")
    return isFreeThreaded ? [program + short + "t", program + short] : [program + short]
  }

  /// The names of programs that can be any version, such as `python3`.
  public var generalNames: [String] {
    release.count == 1 ? [program] : ["\(program)\(release[0])", program]
  }

  /// Whether an interpreter is what is asked for.
  ///
  /// - Parameters:
  ///   - version: the version of Python that it implements.
  ///   - isFreeThreaded: whether it runs without the global interpreter lock.
  ///   - implementation: its `sys.implementation.name`.
  public func accepts(_ version: Version, isFreeThreaded: Bool, implementation: String) -> Bool {
    let numbers = version.release.map(\.value) + [0, 0]
    return zip(release, numbers).allSatisfy { $0 == $1 } && self.isFreeThreaded == isFreeThreaded
      && (program == "pypy") == (implementation == "pypy")
  }
}
