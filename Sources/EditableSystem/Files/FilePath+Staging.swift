public import Packaging
public import SystemPackage

extension FilePath {
  /// Writes a new file that nobody else knows of yet.
  ///
  /// - Parameters:
  ///   - bytes: all of its contents.
  ///   - permissions: what it gets, the umask taken off.
  ///   - modified: when its contents are said to have been changed; nil for now.
  ///   - mask: a umask that is not taken off.
  /// - Throws: `cannot-write`; then there is none.
  public func create(
    with bytes: [UInt8],
    permissions: FilePermissions = FilePermissions(rawValue: 0o666),
    modified: FileTime? = nil,
    mask: FilePermissions = []
  ) throws(EditableError) {
    do throws(Errno) {
      let file = try SystemCalls.open(
        self,
        .writeOnly,
        options: [.create, .exclusiveCreate],
        permissions: permissions
      )
      do throws(Errno) {
        do throws(Errno) {
          if !bytes.isEmpty { try SystemCalls.write(bytes, to: file) }
          if permissions.rawValue & mask.rawValue != 0 {
            try SystemCalls.setPermissions(permissions, of: file)
          }
          if let modified { try SystemCalls.setModified(modified, of: file) }
        } catch {
          try? SystemCalls.close(file)
          throw error
        }
        try SystemCalls.close(file)
      } catch {
        try? SystemCalls.unlink(self)
        throw error
      }
    } catch {
      throw .system("cannot-write", "write", self, error)
    }
  }

  /// Makes a folder and those above it that are missing, in a tree that is being made.
  ///
  /// - Throws: `cannot-write`.
  public func makeNewFolder() throws(EditableError) {
    do throws(Errno) {
      try SystemCalls.makeFolder(self)
    } catch .noSuchFileOrDirectory {
      try parent.makeNewFolder()
      try makeNewFolder()
    } catch .fileExists {
      return
    } catch {
      throw .system("cannot-write", "make the folder", self, error)
    }
  }

  /// Notes that a folder has changed now, for those who go by its time.
  public func touch() { try? SystemCalls.setModified(nil, of: self) }

  /// The shortest path that leads from a folder to this one; both absolute, their text alone is
  /// looked at.
  public func relative(to folder: FilePath) -> FilePath {
    var own = ArraySlice(lexicallyNormalized().components)
    var others = ArraySlice(folder.lexicallyNormalized().components)
    while let one = own.first, one == others.first {
      own = own.dropFirst()
      others = others.dropFirst()
    }
    var path = FilePath()
    for _ in others { path.append("..") }
    for component in own { path.append(component) }
    return path
  }
}
