internal import Dispatch
public import Packaging
internal import Synchronization
public import SystemPackage

extension FileLinker {
  /// How many files one core is given at a time.
  private static let share = 64

  /// Brings files of a wheel to paths, on all cores where they are many.
  ///
  /// - Parameters:
  ///   - files: the positions of the files in the manifest of the wheel, with paths whose folders
  ///     exist, and where nothing is.
  ///   - wheel: the wheel, whose entry in the cache is checked.
  /// - Returns: how each came there, in the same order.
  /// - Throws: what ``place(_:of:at:)`` throws for the first file that cannot be brought; others may
  ///   be there then.
  public func place(
    _ files: [(index: Int, path: FilePath)],
    of wheel: StoredWheel
  ) throws(EditableError) -> [Placement] {
    guard let first = files.first else { return [] }
    // The first finds out which modes work.
    let placement = try place(first.index, of: wheel, at: first.path)
    let rest = files.dropFirst()
    let shares = stride(from: rest.startIndex, to: rest.endIndex, by: Self.share).map { start in
      rest[start..<min(start + Self.share, rest.endIndex)]
    }
    let results = Mutex<[Int: Result<[Placement], EditableError>]>([:])
    @Sendable func placeShare(_ number: Int) {
      let result = place(shares[number], of: wheel)
      results.withLock { $0[number] = result }
    }
    if shares.count > 1 {
      DispatchQueue.concurrentPerform(iterations: shares.count, execute: placeShare)
    } else if shares.count == 1 {
      placeShare(0)
    }
    var placements = [placement]
    for number in shares.indices {
      guard let result = results.withLock({ $0[number] }) else { continue }
      placements += try result.get()
    }
    return placements
  }

  private func place(
    _ files: ArraySlice<(index: Int, path: FilePath)>,
    of wheel: StoredWheel
  ) -> Result<[Placement], EditableError> {
    Result { () throws(EditableError) in
      var placements: [Placement] = []
      placements.reserveCapacity(files.count)
      for file in files { placements.append(try place(file.index, of: wheel, at: file.path)) }
      return placements
    }
  }

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
