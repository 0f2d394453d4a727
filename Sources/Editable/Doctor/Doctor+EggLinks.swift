internal import EditableSystem
internal import Packaging
internal import SystemPackage

/// What is wrong with `.egg-link` files.
///
/// Source: the layout of setuptools before version 80.
extension Doctor {
  /// The faults of an `.egg-link` itself, and of the metadata that it leads to. That the project is
  /// gone, or that a line leads nowhere, is told elsewhere.
  func eggLink(_ distribution: InstalledDistribution) -> [Finding] {
    guard let link = InstalledEggLink(distribution) else {
      return [Finding(problem: .emptyEggLink(distribution), remedy: nil)]
    }
    guard link.metadata == nil, link.project.kind() == .folder else { return [] }
    let name = distribution.name
    // Only the metadata says whether this program installed it, so a person has to decide.
    return [
      Finding(
        problem: Problem(
          "egg-info-gone",
          "the `.egg-info` of `\(name)` is not in `\(link.folder)`, so nothing tells that it is "
            + "installed",
          hint: "install it again: `editable install --egg-link \(link.project)`"
        ),
        remedy: nil
      )
    ]
  }
}
