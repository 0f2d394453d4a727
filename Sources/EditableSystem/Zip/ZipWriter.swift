internal import CLibzip
internal import Packaging

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A zip archive that is being written, through libzip into memory.
///
/// Source: binary distribution format, "File format"; .ZIP file format specification.
struct ZipWriter: ~Copyable {
  private let archive: OpaquePointer
  private let buffer: OpaquePointer

  /// What is done to the contents of an entry.
  enum Compression {
    /// Nothing: for small files of an archive that is read once.
    case stored
    /// Made as small as deflate can: for an archive that is sent to many.
    case deflated
  }

  /// An archive without entries.
  init() throws(EditableError) {
    var error = zip_error_t()
    guard let buffer = zip_source_buffer_create(nil, 0, 0, &error) else {
      throw .zip("open", &error)
    }
    guard let archive = zip_open_from_source(buffer, ZIP_TRUNCATE, &error) else {
      zip_source_free(buffer)
      throw .zip("open", &error)
    }
    // Writing the archive gives up its hold of the buffer, which is read after that.
    zip_source_keep(buffer)
    self.archive = archive
    self.buffer = buffer
  }

  /// Adds a file at the end.
  func add(_ entry: WheelEntry, _ compression: Compression) throws(EditableError) {
    // libzip reads the bytes when the archive is written, so it gets a copy of its own, which it
    // frees.
    let count = entry.bytes.count
    guard let copy = malloc(max(1, count)) else { throw .zip("add `\(entry.path)` to", archive) }
    entry.bytes.withUnsafeBytes { bytes in
      copy.copyMemory(from: bytes.baseAddress ?? UnsafeRawPointer(copy), byteCount: count)
    }
    guard let source = zip_source_buffer(archive, copy, zip_uint64_t(count), 1) else {
      free(copy)
      throw .zip("add `\(entry.path)` to", archive)
    }
    let index = zip_file_add(archive, entry.path, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      zip_source_free(source)
      throw .zip("add `\(entry.path)` to", archive)
    }
    let position = zip_uint64_t(index)
    let (method, level): (CInt, zip_uint32_t) =
      compression == .stored ? (ZIP_CM_STORE, 0) : (ZIP_CM_DEFLATE, 9)
    // A regular file that its owner may write, and everybody may read or also run, in the upper half
    // as Unix archivers have it.
    let mode: zip_uint32_t = entry.isExecutable ? 0o100755 : 0o100644
    guard zip_set_file_compression(archive, position, method, level) == 0,
      zip_file_set_external_attributes(
        archive,
        position,
        0,
        zip_uint8_t(ZIP_OPSYS_UNIX),
        mode << 16
      ) == 0
    else { throw .zip("add `\(entry.path)` to", archive) }
  }

  /// Writes the archive.
  ///
  /// - Parameter time: the time of every entry.
  /// - Returns: its bytes.
  consuming func finish(at time: DOSTimestamp) throws(EditableError) -> [UInt8] {
    let (archive, buffer) = (archive, buffer)
    discard self
    defer { zip_source_free(buffer) }
    guard zip_close(archive) == 0 else {
      let error = EditableError.zip("write", archive)
      zip_discard(archive)
      throw error
    }
    var status = zip_stat_t()
    guard zip_source_stat(buffer, &status) == 0, zip_source_open(buffer) == 0 else {
      throw .zip("read", zip_source_error(buffer))
    }
    defer { zip_source_close(buffer) }
    var complete = false
    var bytes = [UInt8](unsafeUninitializedCapacity: Int(status.size)) { bytes, count in
      let read = zip_source_read(buffer, bytes.baseAddress, zip_uint64_t(bytes.count))
      count = max(0, Int(read))
      complete = count == bytes.count
    }
    guard complete else { throw .zip("read", zip_source_error(buffer)) }
    try Self.stamp(&bytes, with: time)
    return bytes
  }

  /// Gives every entry of an archive a time.
  ///
  /// libzip could: but it takes the times of an archive for local ones, and moves those that the
  /// clocks of a time zone skip in spring.
  private static func stamp(_ bytes: inout [UInt8], with time: DOSTimestamp) throws(EditableError) {
    for place in try ZipDirectory.timePlaces(in: .memory(bytes)) {
      for (offset, part) in [time.time, time.date].enumerated() {
        bytes[place + 2 * offset] = UInt8(truncatingIfNeeded: part)
        bytes[place + 2 * offset + 1] = UInt8(part >> 8)
      }
    }
  }

  deinit {
    zip_discard(archive)
    zip_source_free(buffer)
  }
}

extension EditableError {
  /// A call of libzip that failed on an archive.
  fileprivate static func zip(_ action: String, _ archive: OpaquePointer) -> EditableError {
    zip(action, zip_get_error(archive))
  }

  /// A call of libzip that failed.
  fileprivate static func zip(
    _ action: String,
    _ error: UnsafeMutablePointer<zip_error_t>?
  ) -> EditableError {
    let reason = zip_error_strerror(error).map { String(cString: $0) } ?? "out of memory"
    return EditableError(Problem("zip-failed", "libzip cannot \(action) the wheel: \(reason)"))
  }
}
