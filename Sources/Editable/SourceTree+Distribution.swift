internal import EditableSystem
public import Packaging
public import SystemPackage

extension SourceTree {
  /// The project's wheel for distribution, which holds what lies in a folder.
  ///
  /// - Parameters:
  ///   - folder: all that the wheel holds besides what follows from the project, laid out as in the
  ///     wheel: modules, `.data` and further files of the metadata folder. Files that their owner may
  ///     run are executable in the wheel, too.
  ///   - tags: what the wheel can be installed into.
  /// - Throws: `cannot-read`, `file-too-large`; `unsafe-path`, for a name that a wheel cannot have.
  public func wheel(
    holding folder: FilePath,
    tags: WheelTags
  ) throws(EditableError) -> WheelPlan {
    var contents: [WheelEntry] = []
    try Self.read(folder, as: "", into: &contents)
    return WheelPlan(
      of: project,
      holding: contents,
      tags: tags,
      files: files,
      digest: FileDigest.init(of:)
    )
  }

  /// Reads the files below a folder, in the order of their names.
  private static func read(
    _ folder: FilePath,
    as prefix: String,
    into contents: inout [WheelEntry]
  ) throws(EditableError) {
    for name in try folder.names() {
      let path = folder.appending(name)
      let place = prefix + name.string
      if path.kind() == .folder {
        try read(path, as: place + "/", into: &contents)
      } else {
        contents.append(
          WheelEntry(
            path: try WheelPath(parsing: place).text,
            bytes: try path.contents(upTo: fileLimit),
            isExecutable: path.status()?.isExecutable == true
          )
        )
      }
    }
  }
}
