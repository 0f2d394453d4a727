/// The `RECORD` of a wheel or of an installed distribution: every file of it, with digest and size.
///
/// Source: binary distribution format, "The .dist-info directory"; recording installed projects.
public struct Record: Sendable, Equatable {
  /// The rows in the order of the file.
  public let rows: [Row]

  /// A line of the file.
  public struct Row: Sendable {
    /// The path of a file.
    public let path: String
    /// Its digest; in a wheel nil only for `RECORD` itself.
    public let digest: FileDigest?
    /// Its size in bytes; in a wheel nil only for `RECORD` itself.
    public let size: Int?

    /// A row from its fields.
    public init(path: String, digest: FileDigest?, size: Int?) {
      self.path = path
      self.digest = digest
      self.size = size
    }
  }

  /// A record of some rows.
  public init(rows: [Row]) { self.rows = rows }

  /// The record of the files of a wheel.
  ///
  /// - Parameters:
  ///   - files: every file but the record.
  ///   - path: where the record itself lies.
  public init(of files: [WheelManifest.File], at path: String) {
    self.rows =
      files.map { Row(path: $0.path, digest: $0.digest, size: $0.size) }
      + [Row(path: path, digest: nil, size: nil)]
  }

  /// The bytes of the file: UTF-8, CSV as Python's reader takes it, `\n` as line end.
  public func rendered() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rows.count * 100)
    for row in rows {
      Self.append(row.path, to: &bytes)
      bytes.append(UInt8(ascii: ","))
      if let digest = row.digest {
        bytes += digest.algorithm.rawValue.utf8
        bytes.append(UInt8(ascii: "="))
        bytes += digest.rendered().utf8
      }
      bytes.append(UInt8(ascii: ","))
      if let size = row.size { bytes += String(size).utf8 }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// Adds a field, in quotes where it holds what separates fields or lines.
  private static func append(_ field: String, to bytes: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    guard field.utf8.contains(where: { $0 == quote || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D })
    else {
      bytes += field.utf8
      return
    }
    bytes.append(quote)
    for byte in field.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }
}

extension Record.Row: Hashable {
  /// Whether both rows say the same of the same path, byte for byte.
  public static func == (left: Self, right: Self) -> Bool {
    left.digest == right.digest && left.size == right.size
      && left.path.utf8.elementsEqual(right.path.utf8)
  }

  /// Feeds the path.
  public func hash(into hasher: inout Hasher) { hasher.combine(path) }
}
