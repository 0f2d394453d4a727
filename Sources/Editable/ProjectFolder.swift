internal import EditableSystem
internal import Packaging
internal import SystemPackage

/// The folder of a project and the bytes of its `pyproject.toml`, read once.
struct ProjectFolder: Sendable {
  /// The folder, absolute and without links.
  let path: FilePath
  /// The path of `pyproject.toml` as the reader knows it.
  let file: FilePath
  /// The bytes of `pyproject.toml`.
  let bytes: [UInt8]

  /// The name of the file that makes a folder a project.
  static let fileName = "pyproject.toml"
  /// The size in bytes up to which it is read, since its every problem is looked for.
  private static let sizeLimit = 16 * 1_048_576

  /// Finds a project.
  ///
  /// - Parameter path: its folder, or its `pyproject.toml`.
  /// - Throws: `no-project`; `cannot-read`.
  init(at path: FilePath) throws(EditableError) {
    var given = path.lastComponent?.string == Self.fileName
    if given { given = try path.isOther(than: .folder) }
    let shown = given ? path.parent : path
    let name = FilePath(Self.fileName)
    self.file = shown == "." || shown.isEmpty ? name : shown.pushing(name)
    do throws(EditableError) {
      // Where all is well, no question is asked first.
      self.bytes = try file.contents(upTo: Self.sizeLimit)
      self.path = try (shown.isEmpty ? "." : shown).resolved()
    } catch {
      _ = try path.existingKind()
      if try file.existingKind() == nil { throw .noProject(at: shown) }
      throw error
    }
  }
}

extension FilePath {
  /// Whether there is something, and it is not of a kind.
  fileprivate func isOther(than kind: Kind) throws(EditableError) -> Bool {
    let found = try existingKind()
    return found != nil && found != kind
  }
}

extension EditableError {
  fileprivate static func noProject(at path: FilePath) -> EditableError {
    let place = path == "." || path.isEmpty ? "the current folder" : "`\(path)`"
    guard path.isEmpty || path.kind() == .folder else {
      return EditableError(
        Problem(
          "no-project",
          path.kind() == nil ? "\(place) does not exist" : "\(place) is not a folder",
          hint: "name the folder of a `pyproject.toml`"
        )
      )
    }
    return EditableError(
      Problem(
        "no-project",
        "\(place) has no `pyproject.toml`",
        hint: "name the folder of a `pyproject.toml`"
      )
    )
  }
}
