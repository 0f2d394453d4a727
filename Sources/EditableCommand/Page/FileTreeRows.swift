import Packaging

/// Files by the folders that they are in, as two trees side by side show them.
struct FileTreeRows {
  /// The folders, in the order of their first files.
  private(set) var folders: [Folder] = []

  /// A folder with its files.
  struct Folder {
    /// Its path; empty for the root.
    let name: String
    /// What is in it.
    var files: [FileComparison]
  }

  /// Puts files into folders.
  init(_ files: [FileComparison]) {
    for file in files {
      let name = Self.folder(of: file.path)
      if let last = folders.indices.last, folders[last].name == name {
        folders[last].files.append(file)
      } else {
        folders.append(Folder(name: name, files: [file]))
      }
    }
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  /// The last part of a path, after the folder of another one; all of it where that is another.
  static func name(of path: String, beside other: String) -> String {
    guard let slash = path.lastIndex(of: "/"), folder(of: path) == folder(of: other) else {
      return path
    }
    return String(path[path.index(after: slash)...])
  }
}
