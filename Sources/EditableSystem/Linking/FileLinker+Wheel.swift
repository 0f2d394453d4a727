public import Packaging
public import SystemPackage

extension FileLinker {
  /// Brings a file of a wheel to a path.
  ///
  /// - Parameters:
  ///   - index: the position of the file in the manifest of the wheel.
  ///   - wheel: the wheel, whose entry in the cache is checked.
  ///   - path: a path whose folder exists, and where nothing is.
  /// - Returns: how it came there.
  /// - Throws: `damaged-cache-entry`, `cannot-link`, `cannot-write`; then there is nothing at the
  ///   path.
  public func place(
    _ index: Int,
    of wheel: StoredWheel,
    at path: FilePath
  ) throws(EditableError) -> Placement {
    let file = wheel.manifest.files[index]
    if chain.isAutomatic, isEditable || file.size <= blockSize {
      // A file of one block takes a block of its own or shares one: linking it saves little, and ties
      // the environment to the cache. An editable installation is nothing but such files, and a
      // description that may be longer.
      try path.create(
        with: wheel.contents(index),
        permissions: permissions(isExecutable: file.isExecutable),
        modified: wheel.modified(index),
        mask: mask
      )
      return Placement(isEditable ? .editable : .smallFile)
    }
    let permissions = try wheel.verify(index)
    return try place(
      wheel.path(of: file),
      permissions: permissions,
      isExecutable: file.isExecutable,
      at: path
    )
  }

  /// Writes a file that is shared with nobody.
  ///
  /// - Throws: `cannot-write`; then there is none.
  public func write(
    _ bytes: [UInt8],
    at path: FilePath,
    isExecutable: Bool
  ) throws(EditableError) {
    let permissions = permissions(isExecutable: isExecutable)
    try path.create(with: bytes, permissions: permissions, mask: mask)
  }

  /// Writes a launch script: everybody who may read it may run it, whatever the umask, as pip has it.
  ///
  /// - Throws: `cannot-write`; then there is none.
  public func writeLaunchScript(_ bytes: [UInt8], at path: FilePath) throws(EditableError) {
    let readable = permissions(isExecutable: false).rawValue
    let permissions = FilePermissions(rawValue: readable | 0o555)
    try path.create(with: bytes, permissions: permissions, mask: mask)
  }
}
