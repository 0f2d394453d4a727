/// The `RECORD` of a wheel: every file of it, with digest and size.
///
/// Source: binary distribution format, "The .dist-info directory"; recording installed projects.
public struct Record: Sendable {
  /// The rows in the order of the archive.
  public let rows: [Row]

  /// A line of the file.
  public struct Row: Sendable, Equatable {
    /// The path of a file.
    public let path: String
    /// Its digest; nil only for `RECORD` itself.
    public let digest: FileDigest?
    /// Its size in bytes; nil only for `RECORD` itself.
    public let size: Int?
  }

  /// The record of some files.
  ///
  /// - Parameters:
  ///   - entries: every file but the record.
  ///   - path: where the record itself lies.
  ///   - digest: computes the SHA-256 digest of bytes.
  public init(of entries: [WheelEntry], at path: String, digest: ([UInt8]) -> FileDigest) {
    self.rows =
      entries.map { Row(path: $0.path, digest: digest($0.bytes), size: $0.bytes.count) }
      + [Row(path: path, digest: nil, size: nil)]
  }

  /// The bytes of the file: UTF-8, CSV as Python's reader takes it, `\n` as line end.
  public func rendered() -> [UInt8] {
    var text = ""
    for row in rows {
      let digest = row.digest.map { "sha256=\($0.rendered())" } ?? ""
      text += "\(Self.quoted(row.path)),\(digest),\(row.size.map(String.init) ?? "")\n"
    }
    return Array(text.utf8)
  }

  /// A field in quotes where it holds what separates fields or lines.
  private static func quoted(_ field: String) -> String {
    let needsQuotes = field.utf8.contains { byte in ",\"\r\n".utf8.contains(byte) }
    return needsQuotes ? "\"\(field.replacing("\"", with: "\"\""))\"" : field
  }
}
