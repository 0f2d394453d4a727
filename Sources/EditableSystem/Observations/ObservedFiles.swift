public import Packaging
public import SystemPackage

/// A file system that notes what it is asked: each question of a path is put to the system once,
/// and answered from memory after that.
public final class ObservedFiles {
  /// What is known of a path.
  struct Note {
    let path: FilePath
    var questions: Observations.Questions = []
    var kind: Observations.StoredKind = .nothing
    var error: Errno?
    var isLink = false
    var resolved: FilePath?
    var names: Result<[FilePath.Component], EditableError>?
    var digest: FileDigest?
    /// The stamp of what the path leads to, taken before it was read.
    var stamp: FileStamp?
  }

  private var notes: [Note] = []
  private var positions: [FilePath: Int] = [:]
  /// The folder that all of it is about, without links.
  private let folder: FilePath
  /// A moment before the first question.
  private let start = FileTime.now
  /// Whether a question failed that always has an answer where nothing is wrong.
  private var failed = false

  /// A recorder that was asked nothing so far.
  ///
  /// - Parameter folder: a folder whose path is absolute and without links, and stays so.
  public init(in folder: FilePath) {
    self.folder = folder
  }

  /// What a path leads to; nil where there is nothing, or nothing that can be reached.
  public func kind(of path: FilePath) -> FilePath.Kind? {
    switch notes[noteOfKind(path)].kind {
    case .file: .file
    case .folder: .folder
    case .other: .other
    case .nothing, .unreachable: nil
    }
  }

  /// What a path leads to; nil where there is nothing.
  ///
  /// - Throws: `cannot-read`, where the system does not tell.
  public func existingKind(of path: FilePath) throws(EditableError) -> FilePath.Kind? {
    let note = notes[noteOfKind(path)]
    if note.kind == .unreachable, let error = note.error {
      throw .system("cannot-read", "read", path, error)
    }
    return kind(of: path)
  }

  /// Whether a path itself is a symbolic link.
  public func isLink(_ path: FilePath) -> Bool {
    let index = index(of: path)
    if !notes[index].questions.contains(.link) {
      notes[index].questions.insert(.link)
      notes[index].isLink = path.isLink
    }
    return notes[index].isLink
  }

  /// The absolute path without links, `.` and `..`.
  ///
  /// - Throws: `cannot-read`, where a part of it does not exist.
  public func resolved(_ path: FilePath) throws(EditableError) -> FilePath {
    let index = index(of: path)
    if let resolved = notes[index].resolved { return resolved }
    notes[index].questions.insert(.resolved)
    do throws(EditableError) {
      let resolved = try isPlain(path) ? path : path.resolved()
      notes[index].resolved = resolved
      return resolved
    } catch {
      failed = true
      throw error
    }
  }

  /// Whether a path directly in the folder, which has no links, is none itself: then it leads where
  /// it seems to, and the folders above need not be asked once more.
  private func isPlain(_ path: FilePath) -> Bool {
    guard path.lastComponent?.kind == .regular, path.parent == folder else { return false }
    return path.status(followingLinks: false).map { !$0.isLink } == true
  }

  /// The names in a folder, in the order of their bytes.
  ///
  /// - Throws: `cannot-read`.
  public func names(in path: FilePath) throws(EditableError) -> [FilePath.Component] {
    let index = index(of: path)
    if let names = notes[index].names { return try names.get() }
    let stamp = notes[index].stamp ?? (try? SystemCalls.status(path)).map(FileStamp.init)
    notes[index].questions.insert(.names)
    notes[index].stamp = stamp
    let names = Result { () throws(EditableError) in try path.names() }
    notes[index].names = names
    return try names.get()
  }

  /// The contents of a file. They are not kept: each call reads them.
  ///
  /// - Parameters:
  ///   - path: the file, relative to the folder or absolute.
  ///   - limit: the size in bytes that is still read.
  /// - Throws: `cannot-read`, also for what is not a regular file; `file-too-large`.
  public func contents(of path: FilePath, upTo limit: Int) throws(EditableError) -> [UInt8] {
    let index = index(of: path)
    notes[index].questions.insert(.contents)
    do throws(EditableError) {
      let (bytes, status) = try path.contentsAndRawStatus(upTo: limit)
      let digest = FileDigest(of: bytes)
      // What was read twice and has changed in between is neither the one nor the other.
      if let before = notes[index].digest, before != digest { failed = true }
      notes[index].digest = digest
      notes[index].stamp = FileStamp(status)
      return bytes
    } catch {
      failed = true
      throw error
    }
  }

  /// All that was asked so far.
  public func observations() -> Observations {
    var encoder = CacheEncoder()
    encoder.append(!failed)
    encoder.append(folder.bytes)
    encoder.append(notes.count)
    for note in notes { note.encode(into: &encoder, at: start) }
    return Observations(bytes: encoder.bytes)
  }

  private func index(of path: FilePath) -> Int {
    if let index = positions[path] { return index }
    positions[path] = notes.count
    notes.append(Note(path: path))
    return notes.count - 1
  }

  private func noteOfKind(_ path: FilePath) -> Int {
    let index = index(of: path)
    guard !notes[index].questions.contains(.kind) else { return index }
    notes[index].questions.insert(.kind)
    do throws(Errno) {
      let status = try SystemCalls.status(path)
      notes[index].kind = Observations.StoredKind(status, nil)
      if notes[index].stamp == nil { notes[index].stamp = FileStamp(status) }
    } catch {
      notes[index].kind = Observations.StoredKind(nil, error)
      notes[index].error = error
    }
    return index
  }
}

extension ObservedFiles.Note {
  /// Writes the note as ``Observations/replay()`` reads it.
  fileprivate func encode(into encoder: inout CacheEncoder, at moment: FileTime) {
    encoder.append(path.bytes)
    encoder.append(questions.rawValue)
    encoder.append(kind.rawValue)
    encoder.append(isLink)
    let settled = stamp.flatMap { $0.isSettled(at: moment) ? $0 : nil }
    for integer in settled?.integers ?? Array(repeating: 0, count: FileStamp.width) {
      encoder.append(integer)
    }
    if questions.contains(.resolved) {
      encoder.append(resolved == path ? [] : resolved?.bytes ?? [])
    }
    if questions.contains(.names) {
      encoder.append(Observations.digest(of: names.flatMap { try? $0.get() }))
    }
    if questions.contains(.contents) { encoder.append(digest?.bytes ?? []) }
  }
}
