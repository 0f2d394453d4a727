internal import EditableSystem
internal import SystemPackage

extension FilePath {
  /// The same path with the links of its folder followed, so that a file has one path; the path
  /// itself where there is no such folder.
  var withFolderResolved: FilePath {
    guard let name = lastComponent, let folder = try? parent.resolved() else {
      return self
    }
    return folder.appending(name)
  }

  /// Whether a path leads to the same file: by its text, or with the links of the folders followed.
  func isSameFile(as other: FilePath) -> Bool {
    guard self != other else { return true }
    return lastComponent == other.lastComponent && withFolderResolved == other.withFolderResolved
  }

  /// Whether a path leads to the same folder: by its text, or with links followed.
  func isSameFolder(as other: FilePath) -> Bool {
    guard self != other else { return true }
    guard let resolved = try? resolved() else { return false }
    return resolved == (try? other.resolved())
  }
}
