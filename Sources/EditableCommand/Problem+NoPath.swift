import EditableSystem
import Packaging
import SystemPackage

extension Problem {
  /// What is wrong with an argument that other installers understand, and this one does not: a
  /// requirement, an address, or a project with extras.
  ///
  /// - Parameter path: the argument.
  /// - Returns: nil for a path, whether it leads somewhere or not.
  static func noPath(_ path: FilePath) -> Problem? {
    guard path.kind() == nil, !path.isLink else { return nil }
    let text = path.string
    if let colon = text.firstRange(of: ":/"), !text[..<colon.lowerBound].contains("/") {
      // A path has no empty components, so that one slash was lost.
      return downloaded(text[..<colon.lowerBound] + "://" + text[colon.upperBound...])
    }
    if text.hasSuffix("]"), let bracket = text.lastIndex(of: "["), bracket > text.startIndex {
      let project = String(text[..<bracket])
      if FilePath(project).kind() != nil { return extras(of: project, text) }
    }
    guard path.extension != "whl", (try? Requirement(parsing: text)) != nil else { return nil }
    return downloaded(text)
  }

  private static func downloaded(_ text: String) -> Problem {
    Problem(
      "no-project",
      "there is no project `\(text.printable)`",
      hint: "name the folder of a `pyproject.toml`, or a wheel; nothing is downloaded here, "
        + "use pip or uv for that"
    )
  }

  private static func extras(of project: String, _ text: String) -> Problem {
    Problem(
      "no-project",
      "`\(text.printable)` is not the path of a project",
      hint: "extras are not chosen here: install `\(project.printable)`, then the dependencies "
        + "that are missing, with pip or uv"
    )
  }
}
