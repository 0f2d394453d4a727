/// What this program notes in an `.egg-info` folder of its own: what it wrote there, and for which
/// environments, with which scripts. Nothing else reads it.
///
/// The folder lies beside the sources and so can serve several environments; it goes with the last of
/// them, if it still is what was written. The text is that of a `RECORD`.
public struct EggInfoRecord: Sendable {
  /// The name of the file in the folder.
  public static let fileName = "EDITABLE"

  /// The other files, by their names. They have digests only in a folder that this program made: one
  /// that was there before belongs to somebody else, and stays.
  public let files: [Record.Row]
  /// The `.egg-link` files that lead to the folder.
  public let links: [Link]

  /// An `.egg-link` file, and what came with it.
  public struct Link: Sendable, Equatable {
    /// Its absolute path.
    public let path: String
    /// Its launch scripts, by absolute paths, each with its digest: the entry points of the folder
    /// may be others by the time that they are to go.
    public fileprivate(set) var scripts: [Record.Row]

    /// A link of its parts.
    public init(path: String, scripts: [Record.Row] = []) {
      self.path = path
      self.scripts = scripts
    }
  }

  /// A record of its parts.
  public init(files: [Record.Row], links: [Link]) {
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
    var links: [Link] = []
    // A link has no digest; the scripts after it are its own, and have one.
    for row in rows where row.path.hasPrefix("/") {
      if row.digest == nil {
        links.append(Link(path: row.path))
      } else if let last = links.indices.last {
        links[last].scripts.append(row)
      }
    }
    self.links = links
  }

  /// Whether the folder is this program's, so that it may remove it.
  public var ownsFolder: Bool { !files.isEmpty && files.allSatisfy { $0.digest != nil } }

  /// The bytes of the file.
  public func rendered() -> [UInt8] {
    let rows = links.flatMap { [Record.Row(path: $0.path, digest: nil, size: nil)] + $0.scripts }
    return Record(rows: files + rows).rendered()
  }
}
