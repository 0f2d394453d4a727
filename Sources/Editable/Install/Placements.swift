public import EditableSystem
internal import Packaging

/// How the files of an installation came into the environment, in groups that share mode and
/// reasons.
public struct Placements: Sendable {
  /// The groups, in the order of their first files.
  public private(set) var groups: [Group] = []

  /// Files that came in the same way.
  public struct Group: Sendable {
    /// The mode that was used, and why not others.
    public let placement: Placement
    /// The files, with the paths that they have in their folder of the environment.
    public internal(set) var paths: [String]
  }

  /// Whether files of the cache were given second names.
  var haveLinks: Bool { groups.contains { $0.placement.mode == .hardlink } }

  /// Adds a file.
  mutating func add(_ placement: Placement, of file: InstallPlan.File) {
    // Neighbours mostly share their way, so the last group is asked first.
    if let index = groups.lastIndex(where: { $0.placement == placement }) {
      groups[index].paths.append(file.path)
    } else {
      groups.append(Group(placement: placement, paths: [file.path]))
    }
  }
}
