/// A pattern for paths of license files, such as `LICEN[CS]E*` or `licenses/**/*.txt`.
///
/// Source: PEP 639 and the glob pattern specification of PyPA. Letters and digits (those of
/// Unicode, as the reference implementation there has it), space, `_`, `-` and `.` stand for
/// themselves; `?` is any character, `*` any number of them, `[…]` one of a set, each within a
/// name; `**` is any number of folders. Nothing else may be in a pattern.
///
/// Where the specification is silent, a pattern matches what `pathlib.Path.glob` of Python finds,
/// on which the usual readers of `pyproject.toml` build: case counts on every platform, `*`, `?`
/// and `**` also match names that start with a dot, and a folder `.` or an empty one between
/// slashes means nothing. A `**` at the end matches the files in all folders, as from Python 3.13
/// on.
public struct LicenseGlob: Sendable, Hashable {
  /// The pattern as written.
  private let text: String
  /// Folders and file; the last is a name.
  private let steps: [GlobStep<GlobName>]

  /// The folder that all matches are in, as a path with `/` between names; empty if it is that of
  /// the project.
  public let literalPrefix: String

  /// The patterns that stand for the key `license-files` where it is absent.
  public static let usual = ["LICEN[CS]E*", "COPYING*", "NOTICE*", "AUTHORS*"].compactMap {
    try? LicenseGlob(parsing: $0)
  }

  /// Reads a pattern.
  ///
  /// - Parameter text: the pattern, as in the key `license-files` of `pyproject.toml`.
  /// - Throws: `invalid-license-glob`, at the first character that is wrong.
  public init(parsing text: String) throws(EditableError) {
    var parser = LicenseGlobParser(text)
    let steps = try parser.parse()
    let folders = steps.dropLast().map { step -> String? in
      guard case .one(let name) = step else { return nil }
      return name.literal
    }
    self.text = text
    self.steps = steps
    self.literalPrefix = folders.prefix { $0 != nil }.compactMap { $0 }.joined(separator: "/")
  }

  /// The pattern as it was written.
  public func rendered() -> String { text }

  /// Whether a regular file matches.
  ///
  /// - Parameter path: the file's path from the project folder, with `/` between names and without
  ///   `.` and `..`.
  public func matches(_ path: String) -> Bool {
    steps.matches(Self.names(path)) { $0.matches($1) }
  }

  /// Whether a file in a folder, or in a folder below it, may match; a walk can pass over the
  /// folder if not.
  ///
  /// - Parameter folder: the folder's path from the project folder, in the form of ``matches(_:)``;
  ///   empty for that folder.
  public func mayMatch(inFolder folder: String) -> Bool {
    var rest = steps[...]
    for name in Self.names(folder) {
      guard case .one(let pattern)? = rest.popFirst() else { return true }
      guard pattern.matches(name) else { return false }
    }
    return !rest.isEmpty
  }

  private static func names(_ path: String) -> [Substring.UnicodeScalarView] {
    path.unicodeScalars.split(separator: "/")
  }
}
