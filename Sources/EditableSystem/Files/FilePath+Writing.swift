public import Packaging
public import SystemPackage

extension FilePath {
  /// Writes a file whole or not at all: under a temporary name in the same folder, which is then
  /// renamed.
  ///
  /// The name never has half of the bytes behind it, whatever fails and whenever the process ends.
  /// The bytes are not forced to the disk: they survive the process, not a loss of power.
  ///
  /// - Parameters:
  ///   - bytes: all of its contents.
  ///   - permissions: what it gets, whatever the umask is; nil for 0666 less the umask.
  /// - Throws: `cannot-write`; then nothing was changed and no temporary file is left.
  public func replace(
    with bytes: [UInt8],
    permissions: FilePermissions? = nil
  ) throws(EditableError) {
    let temporary = temporarySibling()
    do throws(Errno) {
      let file = try SystemCalls.open(
        temporary,
        .writeOnly,
        options: [.create, .exclusiveCreate],
        permissions: FilePermissions(rawValue: 0o666)
      )
      do throws(Errno) {
        try Self.fill(file, with: bytes, permissions)
        try SystemCalls.rename(temporary, to: self)
      } catch {
        try? SystemCalls.unlink(temporary)
        throw error
      }
    } catch {
      throw .system("cannot-write", "write", self, error)
    }
  }

  private static func fill(
    _ file: FileDescriptor,
    with bytes: [UInt8],
    _ permissions: FilePermissions?
  ) throws(Errno) {
    do {
      if let permissions { try SystemCalls.setPermissions(permissions, of: file) }
      try SystemCalls.write(bytes, to: file)
    } catch {
      try? SystemCalls.close(file)
      throw error
    }
    try SystemCalls.close(file)
  }

  /// Makes the folder and those above it that are missing.
  ///
  /// - Throws: `cannot-write`.
  public func makeFolders() throws(EditableError) {
    if isEmpty { return }
    if let kind = try existingKind() {
      if kind == .folder { return }
      throw EditableError(Problem("cannot-write", "`\(self)` is not a folder"))
    }
    try parent.makeFolders()
    do {
      try SystemCalls.makeFolder(self)
    } catch .fileExists where kind() == .folder {
      return
    } catch {
      throw .system("cannot-write", "make the folder", self, error)
    }
  }

  /// Removes a file.
  ///
  /// - Throws: `cannot-write`.
  public func remove() throws(EditableError) {
    do {
      try SystemCalls.unlink(self)
    } catch {
      throw .system("cannot-write", "remove", self, error)
    }
  }

  /// Takes the mark off a file for which programs do not show it; nothing on systems without one.
  ///
  /// - Throws: `cannot-write`.
  public func unhide() throws(EditableError) {
    do {
      try SystemCalls.unhide(self)
    } catch {
      throw .system("cannot-write", "unhide", self, error)
    }
  }

  /// Removes the folder and all that it holds, links themselves and not what they lead to, as far
  /// as the system lets it.
  public func removeTree() {
    // Most are files or empty folders, which need no other question than to go.
    do throws(Errno) {
      return try SystemCalls.unlink(self)
    } catch .noSuchFileOrDirectory {
      return
    } catch {}
    guard (try? SystemCalls.removeFolder(self)) == nil,
      (try? SystemCalls.status(self, followingLinks: false))?.type == .directory
    else { return }
    for name in (try? SystemCalls.list(self)) ?? [] { appending(name).removeTree() }
    try? SystemCalls.removeFolder(self)
  }
}
