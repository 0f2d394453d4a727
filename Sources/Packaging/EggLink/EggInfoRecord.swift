/// What this program notes in an `.egg-info` folder of its own: what it wrote there, and for which
/// environments. Nothing else reads it.
///
/// The folder lies beside the sources and so can serve several environments; it goes with the last of
/// them, if it still is what was written. The text is that of a `RECORD`.
public struct EggInfoRecord: Sendable {
  /// The name of the file in the folder.
  public static let fileName = "EDITABLE"

  /// The other files, by their names. They have digests only in a folder that this program made: one
  /// that was there before belongs to somebody else, and stays.
  public let files: [Record.Row]
  /// The absolute paths of the `.egg-link` files that lead to the folder.
  public let links: [String]

  /// A record of its parts.
  public init(files: [Record.Row], links: [String]) {
    self.files = files
    self.links = links
  }

  /// A record from its file.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its path, as the reader of a message knows it.
  /// - Throws: `invalid-record`.
  public init(parsing bytes: [UInt8], named file: String) throws(EditableError) {
    let rows = try Record(parsing: bytes, named: file, isInstalled: true).rows
    files = rows.filter { !$0.path.hasPrefix("/") }
    links = rows.map(\.path).filter { $0.hasPrefix("/") }
  }

  /// Whether the folder is this program's, so that it may remove it.
  public var ownsFolder: Bool { files.allSatisfy { $0.digest != nil } }

  /// The bytes of the file.
  public func rendered() -> [UInt8] {
    let rows = links.map { Record.Row(path: $0, digest: nil, size: nil) }
    return Record(rows: files + rows).rendered()
  }
}
