public import Packaging
public import SystemPackage

extension WheelArchive {
  /// Unpacks the wheel and verifies every byte of it.
  ///
  /// Every file but `RECORD`, and but what only an installer may write, comes to lie below the
  /// folder as the archive has it, with the mode 0666 or 0777 less the umask. What can be checked
  /// without the contents is checked before anything is written.
  ///
  /// - Parameters:
  ///   - folder: an empty folder; made if it is missing.
  ///   - warn: gets what a reader should know although the wheel can be installed.
  /// - Returns: what an installer has to know of the wheel.
  /// - Throws: an error for anything in the archive that is unsafe or that others could read in
  ///   another way, `wheel-changed`, `cannot-write`. Then the contents of the folder mean nothing.
  public func unpack(
    into folder: FilePath,
    warn: (Problem) -> Void = { _ in }
  ) throws(EditableError) -> WheelManifest {
    do throws(EditableError) {
      switch source {
      case .memory(let bytes):
        let checked = try check(.memory(bytes))
        return try bytes.withUnsafeBufferPointer { (bytes) throws(EditableError) in
          let reader = try ZipReader(memory: UnsafeRawBufferPointer(bytes))
          return try unpack(checked, reader, into: folder, warn)
        }
      case .file(let identity): return try unpackFile(identity, into: folder, warn)
      }
    } catch {
      throw error.about(wheel: name)
    }
  }

  private func unpackFile(
    _ identity: Identity,
    into folder: FilePath,
    _ warn: (Problem) -> Void
  ) throws(EditableError) -> WheelManifest {
    let file: FileDescriptor
    do {
      file = try SystemCalls.open(path, .readOnly)
    } catch {
      throw .system("cannot-read", "read", path, error)
    }
    defer { try? SystemCalls.close(file) }
    try check(identity, of: file)
    let checked = try check(.file(file, size: identity.size))
    let manifest = try unpack(checked, ZipReader(file: file), into: folder, warn)
    try check(identity, of: file)
    return manifest
  }

  /// Checks that an open file is the one that was hashed, unchanged.
  private func check(_ identity: Identity, of file: FileDescriptor) throws(EditableError) {
    guard let status = try? SystemCalls.status(file), Identity(status) == identity else {
      throw EditableError(
        Problem(
          "wheel-changed",
          "`\(path)` changed while it was read",
          hint: "wait until the wheel is complete, and run the command again"
        )
      )
    }
  }

  /// What is known of an archive before libzip sees it.
  private struct Checked {
    let directory: ZipDirectory
    let files: [(index: Int, path: WheelPath)]
    let layout: WheelLayout
  }

  /// Checks all that needs no contents. It comes before libzip, which has fewer words for what is
  /// wrong.
  private func check(_ contents: ZipContents) throws(EditableError) -> Checked {
    let directory = try ZipDirectory(of: contents)
    try directory.checkSizes()
    let files = try directory.files()
    let layout = try WheelLayout(of: files.map(\.path), in: name)
    return Checked(directory: directory, files: files, layout: layout)
  }

  private func unpack(
    _ checked: Checked,
    _ reader: borrowing ZipReader,
    into folder: FilePath,
    _ warn: (Problem) -> Void
  ) throws(EditableError) -> WheelManifest {
    let directory = checked.directory
    try reader.check(directory)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { buffer.deallocate() }
    let contents = try WheelContents(
      directory,
      checked.files,
      checked.layout,
      reader,
      of: name,
      through: buffer
    )
    for warning in contents.warnings { warn(warning) }

    try folder.makeFolders()
    for path in contents.folders {
      do {
        try SystemCalls.makeFolder(folder.pushing(FilePath(path.text)))
      } catch .fileExists {
        // On file systems that take two spellings for one, the first spelling has made it.
      } catch {
        throw .system("cannot-write", "make the folder", folder.pushing(FilePath(path.text)), error)
      }
    }
    var files: [WheelManifest.File] = []
    files.reserveCapacity(contents.files.count)
    for file in contents.files {
      let entry = directory.entries[file.index]
      let path = folder.pushing(FilePath(entry.name))
      let digest = try reader.unpack(entry, at: file.index, to: path, file.digest, through: buffer)
      files.append(
        WheelManifest.File(
          path: entry.name,
          digest: digest,
          size: entry.size,
          isExecutable: entry.isExecutable
        )
      )
    }
    return contents.manifest(of: files)
  }
}

extension ZipReader {
  /// Writes the contents of an entry into a new file.
  ///
  /// - Parameters:
  ///   - path: where the file is made.
  ///   - expected: the digest that `RECORD` has; nil for a file that needs none.
  /// - Returns: the SHA-256 digest of the contents.
  fileprivate func unpack(
    _ entry: ZipEntry,
    at index: Int,
    to path: FilePath,
    _ expected: FileDigest?,
    through buffer: UnsafeMutableRawBufferPointer
  ) throws(EditableError) -> FileDigest {
    var digest = DigestComputation()
    var other = expected.flatMap { expected in
      expected.algorithm == .sha256 ? nil : DigestComputation(expected.algorithm)
    }
    let file = try Self.create(path, entry)
    do throws(EditableError) {
      try read(entry, at: index, through: buffer) { (piece) throws(EditableError) in
        digest.update(piece)
        other?.update(piece)
        do throws(Errno) {
          try SystemCalls.write(piece, to: file)
        } catch {
          throw .system("cannot-write", "write", path, error)
        }
      }
    } catch {
      try? SystemCalls.close(file)
      throw error
    }
    do {
      try SystemCalls.close(file)
    } catch {
      throw .system("cannot-write", "write", path, error)
    }
    let result = digest.finish()
    guard expected == nil || expected == (other?.finish() ?? result) else {
      throw EditableError(
        Problem(
          "record-mismatch",
          "the contents of `\(entry.name)` are not those that `RECORD` has the digest of",
          hint: "download or build the wheel again"
        )
      )
    }
    return result
  }

  private static func create(
    _ path: FilePath,
    _ entry: ZipEntry
  ) throws(EditableError) -> FileDescriptor {
    do throws(Errno) {
      return try SystemCalls.create(path, isExecutable: entry.isExecutable)
    } catch .fileExists {
      throw EditableError(
        Problem(
          "colliding-paths",
          "`\(path)` exists: the file system takes two paths of the archive for one",
          hint: "choose a cache folder on a file system that tells upper case from lower case"
        )
      )
    } catch {
      throw .system("cannot-write", "write", path, error)
    }
  }
}

extension ZipDirectory {
  /// The most bytes that a wheel may unpack to.
  private static let sizeLimit = 64 << 30
  /// The size in bytes up to which nobody asks how it was compressed.
  private static let harmlessSize = 1 << 30

  /// Checks that the archive does not unpack to what no wheel is.
  ///
  /// Deflate makes a thousand bytes out of one at most, wheels as a whole about ten.
  fileprivate func checkSizes() throws(EditableError) {
    var total = 0
    for entry in entries {
      // Before the sum, which else could overflow.
      guard entry.size <= Self.sizeLimit, entry.size / 1100 <= entry.compressedSize else {
        throw .bomb("`\(entry.name)` declares \(entry.size) bytes")
      }
      total += entry.size
      guard total <= Self.sizeLimit else {
        throw .bomb("its files declare more than \(Self.sizeLimit >> 30) GiB")
      }
    }
    guard total <= Self.harmlessSize || total / 200 <= start else {
      throw .bomb("its files declare \(total) bytes")
    }
  }
}

extension EditableError {
  fileprivate static func bomb(_ reason: String) -> EditableError {
    EditableError(Problem("zip-bomb", "the archive is no sensible wheel: \(reason)"))
  }

  /// The error with the name of the wheel in it, where no place says which one it is.
  fileprivate func about(wheel name: WheelName) -> EditableError {
    EditableError(
      problems.map { problem in
        var problem = problem
        if problem.location == nil {
          problem.message = "`\(name.fileName)`: \(problem.message)"
        }
        return problem
      }
    )
  }
}
