internal import TOML

/// A `pyproject.toml` as values, with every problem that its text alone can show.
///
/// What the text refers to (a readme, license files, source roots) is not looked at here: this type
/// does not touch the file system.
public struct ProjectFile: Sendable {
  /// What could be read, with what is wrong left out, so that further checks can go on; nil where
  /// there is no table. Its name and version mean nothing where they are wrong: only ``project()``
  /// is fit for use.
  public let draft: Project?
  /// `[build-system]`, or nil where the table is missing or wrong.
  public let buildSystem: BuildSystem?
  /// `[tool.editable]`.
  public let settings: ToolSettings
  /// What is wrong, in the order of the file.
  public let problems: [Problem]
  /// Where the name of the project stands, for problems that concern the project as a whole; nil
  /// where it has no valid one.
  public let nameLocation: SourceLocation?

  /// Reads the bytes of a `pyproject.toml`.
  ///
  /// - Parameters:
  ///   - bytes: the whole file; TOML 1.1 in UTF-8.
  ///   - file: the path to show in problems.
  public init(reading bytes: [UInt8], named file: String) {
    let document: TOMLDocument
    do {
      document = try TOMLDocument(parsing: bytes)
    } catch {
      self.draft = nil
      self.buildSystem = nil
      self.settings = ToolSettings()
      self.problems = [Problem(error, in: file)]
      self.nameLocation = nil
      return
    }
    var reader = ProjectReader(source: ProjectSource(document: document, file: file))
    reader.reportNotices()
    reader.checkTopLevel()
    self.buildSystem = reader.readBuildSystem()
    self.draft = reader.readProject()
    self.settings = reader.readToolSettings()
    reader.reportOmitted()
    self.nameLocation = reader.nameLocation
    self.problems = reader.problems.inSourceOrder()
  }

  /// The project, if nothing is wrong with the file.
  ///
  /// - Throws: every problem of the file that is an error.
  public func project() throws(EditableError) -> Project {
    let errors = problems.filter { $0.severity == .error }
    guard let draft, errors.isEmpty else { throw EditableError(errors) }
    return draft
  }
}

extension [Problem] {
  /// The same problems by their place; those without one come last, each kind in the order of its
  /// finding.
  public func inSourceOrder() -> [Problem] {
    enumerated()
      .sorted {
        let left = $0.element.location?.byteRange.lowerBound ?? .max
        let right = $1.element.location?.byteRange.lowerBound ?? .max
        return (left, $0.offset) < (right, $1.offset)
      }
      .map(\.element)
  }
}

extension Problem {
  /// A syntax error in a TOML file.
  init(_ error: TOMLError, in file: String) {
    let width = error.excerpt.unicodeScalars.count - error.position.column + 1
    self.init(
      "invalid-toml",
      error.message,
      at: SourceLocation(
        file: file,
        line: error.position.line,
        column: error.position.column,
        width: Swift.min(error.range.count, width),
        byteRange: error.range,
        excerpt: error.excerpt
      ),
      hint: error.hint
    )
  }
}
