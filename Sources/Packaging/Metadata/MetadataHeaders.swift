extension Problem.Code {
  /// A `METADATA` file that does not say what it has to.
  public static var invalidMetadata: Self { "invalid-metadata" }
}

/// The headers of a `METADATA` file that an installer looks at.
///
/// Source: core metadata specification.
public struct MetadataHeaders: Sendable {
  /// `Name`.
  public let name: ProjectName
  /// `Version`.
  public let version: Version
  /// `Requires-Python`, as written.
  public let requiresPython: String?
  /// Each `Requires-Dist`, as written.
  public let requirements: [String]
  /// What a reader should know all the same: `newer-metadata-version`.
  public let warnings: [Problem]

  /// The version that `Metadata-Version` is known up to.
  private static let known = FormatVersion(major: 2, minor: 6)

  /// The headers of a file; the description behind them is not looked at.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its path, as the reader of a message knows it.
  /// - Throws: `invalid-metadata`, where one of the first three headers is missing, comes twice or
  ///   is malformed; `unsupported-metadata-version`.
  public init(parsing bytes: [UInt8], named file: String) throws(EditableError) {
    var reader = HeaderReader(bytes)
    var single: [String: (text: String, range: Range<Int>)] = [:]
    var requirements: [String] = []
    while let header = reader.next() {
      if reader.isNamed("requires-dist", header) {
        requirements.append(reader.text(of: header))
      } else if let key = Self.singleHeaders.first(where: { reader.isNamed($0.key, header) }) {
        // Readers differ on which of two they take.
        guard single[key.key] == nil else {
          throw EditableError(
            Problem(
              .invalidMetadata,
              "`\(key.name)` is given twice",
              at: SourceLocation(in: file, of: bytes, at: header.name)
            )
          )
        }
        single[key.key] = (reader.text(of: header), header.value)
      }
    }
    let place = { (range: Range<Int>) in
      var range = range
      while range.count > 1, bytes[range.upperBound - 1] < 0x20 {
        range = range.lowerBound..<range.upperBound - 1
      }
      if range.count > 1, bytes[range.lowerBound] == 0x20 { range = range.dropFirst() }
      return SourceLocation(in: file, of: bytes, at: range)
    }
    func required(_ key: String, _ name: String) throws(EditableError) -> (String, Range<Int>) {
      guard let value = single[key] else {
        throw EditableError(Problem(.invalidMetadata, "`\(file)` has no `\(name)`"))
      }
      return value
    }

    let (metadataVersion, versionPlace) = try required("metadata-version", "Metadata-Version")
    warnings = try Self.known.check(
      metadataVersion,
      of: "metadata",
      failingWith: .invalidMetadata,
      at: place(versionPlace)
    )
    let (name, namePlace) = try required("name", "Name")
    let (version, place2) = try required("version", "Version")
    do {
      self.name = try ProjectName(parsing: name)
    } catch {
      throw .invalidMetadata("`Name`", error, at: place(namePlace))
    }
    do {
      self.version = try Version(parsing: version)
    } catch {
      throw .invalidMetadata("`Version`", error, at: place(place2))
    }
    self.requiresPython = single["requires-python"]?.text
    self.requirements = requirements
  }

  private static let singleHeaders = [
    (key: "metadata-version", name: "Metadata-Version"),
    (key: "name", name: "Name"),
    (key: "version", name: "Version"),
    (key: "requires-python", name: "Requires-Python"),
  ]
}

extension EditableError {
  fileprivate static func invalidMetadata(
    _ header: String,
    _ cause: EditableError,
    at location: SourceLocation
  ) -> EditableError {
    EditableError(
      Problem(
        .invalidMetadata,
        "\(header) is malformed: \(cause.problems[0].message)",
        at: location
      )
    )
  }
}
