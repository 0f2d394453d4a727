/// The `RECORD` of an installed distribution: every file that an uninstallation removes.
///
/// Source: recording installed projects (PEP 376, PEP 627); the text is that of pip 26.3.
public struct InstalledRecord: Sendable, Equatable {
  /// The rows, sorted by the bytes of their paths.
  public let rows: [Row]

  /// A line of the file.
  public struct Row: Sendable, Equatable {
    /// Where the file is, from the folder with the `.dist-info` on, such as `../../../bin/spam`.
    public let path: String
    /// Its digest; nil for `RECORD` itself and for what may change.
    public let digest: FileDigest?
    /// Its size in bytes; nil where the digest is.
    public let size: Int?

    /// A row of a file.
    public init(path: String, digest: FileDigest? = nil, size: Int? = nil) {
      self.path = path
      self.digest = digest
      self.size = size
    }
  }

  /// A record of rows in any order, that of the record itself among them.
  public init(_ rows: [Row]) {
    // The order of UTF-8 bytes is that of code points, by which Python sorts texts.
    self.rows = rows.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// The bytes of the file: UTF-8, CSV as Python writes it by default, with `\r\n` as line end.
  public func rendered() -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(rows.count * 120)
    for row in rows {
      Self.append(row.path, to: &text)
      text.append(UInt8(ascii: ","))
      if let digest = row.digest {
        text += "sha256=".utf8
        text += digest.rendered().utf8
      }
      text.append(UInt8(ascii: ","))
      if let size = row.size { text += String(size).utf8 }
      text += [0x0D, 0x0A]
    }
    return text
  }

  /// Appends a field, in quotes where it holds what separates fields or lines.
  private static func append(_ field: String, to text: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    guard field.utf8.contains(where: { $0 == quote || $0 == 0x2C || $0 == 0x0D || $0 == 0x0A })
    else {
      text += field.utf8
      return
    }
    text.append(quote)
    for byte in field.utf8 {
      if byte == quote { text.append(quote) }
      text.append(byte)
    }
    text.append(quote)
  }
}
