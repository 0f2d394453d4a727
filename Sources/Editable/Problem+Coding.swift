internal import EditableSystem
internal import Packaging

extension CacheEncoder {
  /// Writes a problem.
  ///
  /// - Parameter file: the path under which `pyproject.toml` is known to the reader, which is not
  ///   written: the next reader may know it under another.
  mutating func append(_ problem: Problem, in file: String) {
    append(problem.code.rawValue)
    append(problem.severity.rawValue)
    append(problem.message)
    append(problem.hint)
    append(problem.location != nil)
    guard let location = problem.location else { return }
    append(location.file.map { $0 == file ? "" : $0 })
    append(location.line)
    append(location.column)
    append(location.width)
    append(location.byteRange.lowerBound)
    append(location.byteRange.upperBound)
    append(location.excerpt)
  }
}

extension CacheDecoder {
  /// Reads a problem.
  ///
  /// - Parameter file: the path under which `pyproject.toml` is known to the reader.
  mutating func problem(in file: String) throws(Damage) -> Problem {
    let code = Problem.Code(rawValue: try text())
    let severity = Problem.Severity(rawValue: try text()) ?? .warning
    let message = try text()
    let hint = try optionalText()
    let location = try flag() ? try location(in: file) : nil
    return Problem(code, message, severity: severity, at: location, hint: hint)
  }

  private mutating func location(in file: String) throws(Damage) -> SourceLocation {
    let stored = try optionalText()
    let (line, column, width) = (try integer(), try integer(), try integer())
    let (start, end) = (try integer(), try integer())
    guard start <= end else { throw Damage() }
    return SourceLocation(
      file: stored.map { $0.isEmpty ? file : $0 },
      line: line,
      column: column,
      width: width,
      byteRange: start..<end,
      excerpt: try text()
    )
  }
}
