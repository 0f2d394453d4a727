extension Problem.Code {
  /// A `WHEEL` file that does not say what it has to.
  public static var invalidWheelFile: Self { "invalid-wheel-file" }
}

extension WheelFile {
  /// The version that `Wheel-Version` is known up to.
  private static let known = FormatVersion(major: 1, minor: 0)

  /// The file of any wheel.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its path, as the reader of a message knows it.
  /// - Throws: `invalid-wheel-file`, where the version or the tags are missing or malformed;
  ///   `unsupported-wheel-version`, where the major version is newer than 1.
  public init(parsing bytes: [UInt8], named file: String) throws(EditableError) {
    var reader = HeaderReader(bytes)
    var generator: String?
    var isPurelib: Bool?
    var tags: Set<String> = []
    var warnings: [Problem]?
    while let header = reader.next() {
      let text = reader.text(of: header)
      let location = { SourceLocation(in: file, of: bytes, at: header.name) }
      if reader.isNamed("wheel-version", header) {
        warnings =
          (warnings ?? [])
          + (try Self.known.check(
            text,
            of: "wheel",
            failingWith: .invalidWheelFile,
            at: location()
          ))
      } else if reader.isNamed("root-is-purelib", header) {
        // The first one counts, as it does for the others who read it.
        isPurelib = isPurelib ?? (text.lowercased() == "true")
      } else if reader.isNamed("generator", header) {
        generator = generator ?? text
      } else if reader.isNamed("tag", header) {
        do {
          // Some write the compressed form, which means the same.
          tags.formUnion(try WheelTags(parsing: text).expanded)
        } catch {
          throw EditableError(
            Problem(.invalidWheelFile, "`\(text)` is not a compatibility tag", at: location())
          )
        }
      }
    }
    guard let warnings else { throw .incomplete(file, "Wheel-Version") }
    guard !tags.isEmpty else { throw .incomplete(file, "Tag") }
    self.init(
      generator: generator,
      rootIsPurelib: isPurelib ?? false,
      tags: tags,
      warnings: warnings
    )
  }
}

extension EditableError {
  fileprivate static func incomplete(_ file: String, _ header: String) -> EditableError {
    EditableError(Problem(.invalidWheelFile, "`\(file)` has no `\(header)`"))
  }
}
