public import Packaging
public import SystemPackage

extension FilePath {
  /// Copies a folder with all that is in it: modes, times of change and symbolic links stay. A link
  /// that leads out of the folder leads to the same place from the copy. What is neither file, folder
  /// nor link is left out.
  ///
  /// - Parameters:
  ///   - destination: where the copy goes; nothing is there.
  ///   - isLeftOut: says of each folder below whether to leave it out.
  /// - Throws: `cannot-read`, `cannot-write`.
  public func copyTree(
    to destination: FilePath,
    leavingOut isLeftOut: (FilePath) -> Bool
  ) throws(EditableError) {
    try copyTree(to: destination, root: self, isLeftOut)
  }

  private func copyTree(
    to destination: FilePath,
    root: FilePath,
    _ isLeftOut: (FilePath) -> Bool
  ) throws(EditableError) {
    try destination.makeNewFolder()
    for name in try names() {
      let (source, copy) = (appending(name), destination.appending(name))
      guard let status = source.status(followingLinks: false) else { continue }
      if status.isFolder {
        if !isLeftOut(source) { try source.copyTree(to: copy, root: root, isLeftOut) }
      } else if status.isLink {
        try source.copyLink(to: copy, root: root)
      } else if status.isFile {
        do {
          try SystemCalls.copy(source, to: copy, permissions: status.permissions)
        } catch {
          throw .system("cannot-read", "copy", source, error)
        }
      }
    }
  }

  private func copyLink(to copy: FilePath, root: FilePath) throws(EditableError) {
    do {
      let target = try SystemCalls.readLink(self)
      let absolute = parent.pushing(target).lexicallyNormalized()
      let leadsOut = target.isRelative && !absolute.starts(with: root)
      try SystemCalls.symlink(to: leadsOut ? absolute : target, at: copy)
    } catch {
      throw .system("cannot-read", "copy", self, error)
    }
  }

  /// What a symbolic link says, to the byte; nil where it is none.
  public var linkTarget: FilePath? { try? SystemCalls.readLink(self) }
}
