internal import EditableSystem
internal import Packaging
internal import SystemPackage

/// What lies in a folder at some moment, without what it holds.
struct EnvironmentSnapshot {
  private let folder: FilePath
  private let statuses: [FilePath: FileStatus]

  /// Looks at everything below a folder; links are not followed.
  ///
  /// - Throws: `cannot-read`.
  init(of folder: FilePath) throws(EditableError) {
    self.folder = folder
    var statuses: [FilePath: FileStatus] = [:]
    try Self.look(into: folder, &statuses)
    // The lock that uv leaves in every environment.
    statuses[folder.appending(".lock")] = nil
    self.statuses = statuses
  }

  private static func look(
    into folder: FilePath,
    _ statuses: inout [FilePath: FileStatus]
  ) throws(EditableError) {
    for name in try folder.names() {
      let path = folder.appending(name)
      guard let status = path.status(followingLinks: false) else { continue }
      statuses[path] = status
      if status.isFolder { try look(into: path, &statuses) }
    }
  }

  /// What was added or changed since an earlier moment, by path.
  func added(since before: EnvironmentSnapshot) -> [FilePath] {
    statuses.filter { path, status in
      before.statuses[path].map { !status.isLike($0) } ?? true
    }.map(\.key).sorted { $0.string.utf8.lexicographicallyPrecedes($1.string.utf8) }
  }

  /// What is no longer as it was at an earlier moment, a line for each path.
  func changes(since before: EnvironmentSnapshot) -> [String] {
    let left = added(since: before).map { path in
      (before.statuses[path] == nil ? "left: " : "changed: ") + shown(path)
    }
    let gone = before.statuses.keys.filter { statuses[$0] == nil }.map { "removed: " + shown($0) }
    return left + gone.sorted()
  }

  /// Everything that there is.
  var paths: [FilePath] { Array(statuses.keys) }

  private func shown(_ path: FilePath) -> String { path.relative(to: folder).string }
}

extension FileStatus {
  /// Whether nobody can have changed anything; of a folder only the mode counts.
  fileprivate func isLike(_ other: FileStatus) -> Bool {
    if isFolder, other.isFolder { return permissions == other.permissions }
    return self == other
  }
}
