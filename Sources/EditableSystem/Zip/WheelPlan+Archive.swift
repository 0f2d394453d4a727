public import Packaging
public import SystemPackage

extension WheelPlan {
  /// The bytes of the wheel: the same for the same plan and time, wherever and whenever they are
  /// made.
  ///
  /// - Parameters:
  ///   - time: the time of every entry.
  ///   - isCompressed: whether it is made small, as one is that is sent to many; an editable wheel is
  ///     read once, here, and is small already.
  /// - Throws: `zip-failed`; `invalid-zip`, where libzip writes no sound archive.
  public func archive(
    at time: DOSTimestamp,
    isCompressed: Bool = false
  ) throws(EditableError) -> [UInt8] {
    let archive = try ZipWriter()
    for entry in entries {
      try archive.add(entry, isCompressed ? .deflated : .stored)
    }
    return try archive.finish(at: time)
  }

  /// Writes the metadata folder, without `RECORD`, into a folder, for a frontend that wants it
  /// ahead of the wheel.
  ///
  /// - Parameter folder: an existing folder.
  /// - Returns: the path of the metadata folder.
  /// - Throws: `cannot-write`; then a metadata folder that was not there before is not there after.
  public func stageMetadata(into folder: FilePath) throws(EditableError) -> FilePath {
    let distInfo = folder.appending(name.distInfo)
    let isNew = distInfo.kind() == nil
    do {
      for entry in metadata {
        // Paths inside a plan are relative and have no `..`.
        let path = distInfo.pushing(FilePath(entry.path))
        try path.parent.makeFolders()
        try path.replace(with: entry.bytes)
      }
    } catch {
      if isNew { distInfo.removeTree() }
      throw error
    }
    return distInfo
  }
}
