/// The `SOURCES.txt` of an `.egg-info`: the files of a project.
///
/// Source: setuptools 79, `egg_info`.
public struct SourcesFile: Sendable {
  /// The paths from the folder of the project on, with `/`, each once: by their folders, then by
  /// their names, both in the order of their bytes.
  public let paths: [String]

  /// A list of paths in any order.
  public init(_ paths: [String]) {
    let split = Set(paths.map { Array($0.utf8) }).map { path in
      let slash = path.lastIndex(of: UInt8(ascii: "/"))
      return (folder: path[..<(slash ?? 0)], name: path[(slash.map { $0 + 1 } ?? 0)...], path)
    }
    self.paths = split.sorted { left, right in
      left.folder == right.folder
        ? left.name.lexicographicallyPrecedes(right.name)
        : left.folder.lexicographicallyPrecedes(right.folder)
    }.map { String(decoding: $0.2, as: UTF8.self) }
  }

  /// The bytes of the file: a line for each path, of which the last has no end.
  public func rendered() -> [UInt8] { Array(paths.joined(separator: "\n").utf8) }
}
