public import Packaging
public import SystemPackage

extension FilePath {
  /// What a path leads to, links followed.
  public enum Kind: Sendable {
    /// A file with contents.
    case file
    /// A folder.
    case folder
    /// A device, a socket or a pipe.
    case other

    init(_ status: Stat) {
      switch status.type {
      case .regular: self = .file
      case .directory: self = .folder
      default: self = .other
      }
    }
  }

  /// What the path leads to; nil where there is nothing, or nothing that can be reached.
  public func kind() -> Kind? {
    (try? SystemCalls.status(self)).map(Kind.init)
  }

  /// What the path leads to; nil where there is nothing.
  ///
  /// - Throws: `cannot-read`, where the system does not tell, for want of permissions or because links
  ///   lead in a circle.
  public func existingKind() throws(EditableError) -> Kind? {
    do {
      return Kind(try SystemCalls.status(self))
    } catch .noSuchFileOrDirectory, .notDirectory {
      return nil
    } catch {
      throw .system("cannot-read", "read", self, error)
    }
  }

  /// Whether the path itself is a symbolic link.
  public var isLink: Bool {
    (try? SystemCalls.status(self, followingLinks: false))?.type == .symbolicLink
  }

  /// The contents of a file.
  ///
  /// - Parameter limit: the size in bytes that is still read.
  /// - Throws: `cannot-read`, also for what is not a regular file; `file-too-large`.
  public func contents(upTo limit: Int) throws(EditableError) -> [UInt8] {
    try contentsAndRawStatus(upTo: limit).bytes
  }

  /// The contents of a file, and what the system said of it before they were read.
  ///
  /// - Parameter limit: the size in bytes that is still read.
  /// - Throws: `cannot-read`, also for what is not a regular file; `file-too-large`.
  func contentsAndRawStatus(
    upTo limit: Int
  ) throws(EditableError) -> (bytes: [UInt8], status: Stat) {
    do {
      return try read(upTo: limit)
    } catch {
      throw EditableError(error, self, limit: limit)
    }
  }

  /// As ``contentsAndRawStatus(upTo:)`` does, for those to whom a file that cannot be read is as
  /// good as none: what is wrong is not put into words, which takes longer than to find it out.
  func readableContents(upTo limit: Int) -> (bytes: [UInt8], status: Stat)? {
    try? read(upTo: limit)
  }

  private func read(upTo limit: Int) throws(ReadFailure) -> (bytes: [UInt8], status: Stat) {
    do {
      // Without blocking, since a pipe would be waited for.
      let file = try SystemCalls.open(self, .readOnly, options: .nonBlocking)
      defer { try? SystemCalls.close(file) }
      let status = try SystemCalls.status(file)
      guard status.type == .regular else { throw ReadFailure.notRegular }
      // One byte more than the file has shows that it grew in the meantime; then it is read on.
      var bytes: [UInt8] = []
      var room = Swift.min(Int(status.size), limit) + 1
      while true {
        let chunk = try [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
          count = try SystemCalls.read(
            file,
            into: UnsafeMutableRawBufferPointer(buffer),
            expecting: Int(status.size)
          )
        }
        bytes = bytes.isEmpty ? chunk : bytes + chunk
        guard bytes.count <= limit else { throw ReadFailure.tooLarge }
        if chunk.count < room { return (bytes, status) }
        room = Swift.max(65_536, bytes.count)
      }
    } catch let errno as Errno {
      throw .system(errno)
    } catch let failure as ReadFailure {
      throw failure
    } catch {
      throw .system(.ioError)
    }
  }

  /// The first bytes of a regular file; nil where there are none.
  ///
  /// - Parameter limit: how many at most.
  public func head(upTo limit: Int) -> [UInt8]? {
    guard kind() == .file, let file = try? SystemCalls.open(self, .readOnly) else { return nil }
    defer { try? SystemCalls.close(file) }
    return try? [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      count = try SystemCalls.read(file, into: UnsafeMutableRawBufferPointer(buffer))
    }
  }

  /// Whether the file has the mark for which programs do not show it, and Python does not read it.
  public var isHidden: Bool { SystemCalls.isHidden(self) }

  /// The names in a folder, in the order of their bytes.
  ///
  /// - Throws: `cannot-read`.
  public func names() throws(EditableError) -> [FilePath.Component] {
    do {
      // Each name is made a text once, not for every comparison.
      return try SystemCalls.list(self).map { (name: $0, text: $0.string) }
        .sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
        .map { $0.name }
    } catch {
      throw .system("cannot-read", "list", self, error)
    }
  }

  /// The absolute path without links, `.` and `..`.
  ///
  /// - Throws: `cannot-read`, where a part of it does not exist.
  public func resolved() throws(EditableError) -> FilePath {
    do {
      return try SystemCalls.resolve(self)
    } catch {
      throw .system("cannot-read", "find", self, error)
    }
  }
}

/// Why a file could not be read.
private enum ReadFailure: Error {
  case system(Errno)
  case notRegular
  case tooLarge
}

extension EditableError {
  fileprivate init(_ failure: ReadFailure, _ path: FilePath, limit: Int) {
    switch failure {
    case .system(let errno):
      self = .system("cannot-read", "read", path, errno)
    case .notRegular:
      self.init(Problem("cannot-read", "cannot read `\(path)`: it is not a regular file"))
    case .tooLarge:
      self.init(
        Problem("file-too-large", "`\(path)` is larger than \(limit / 1_048_576) MiB")
      )
    }
  }
}
