internal import CLibzip
internal import Packaging
internal import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A zip archive whose contents are read, through libzip.
struct ZipReader: ~Copyable {
  private let archive: OpaquePointer

  private static let flags = CInt(ZIP_CHECKCONS | ZIP_RDONLY)

  /// The archive that lies in memory, which has to outlive the reader.
  ///
  /// - Throws: `invalid-zip`.
  init(memory bytes: UnsafeRawBufferPointer) throws(EditableError) {
    var error = zip_error_t()
    guard
      let source = zip_source_buffer_create(
        bytes.baseAddress,
        zip_uint64_t(bytes.count),
        0,
        &error
      )
    else { throw .zip(&error) }
    guard let archive = zip_open_from_source(source, Self.flags, &error) else {
      zip_source_free(source)
      throw .zip(&error)
    }
    self.archive = archive
  }

  /// The archive in an open file, whose position is moved.
  ///
  /// - Throws: `invalid-zip`, `cannot-read`.
  init(file: FileDescriptor) throws(EditableError) {
    let own: FileDescriptor
    do {
      own = try SystemCalls.duplicate(file)
    } catch {
      throw .system("cannot-read", "read", "the wheel", error)
    }
    var code: CInt = 0
    guard let archive = zip_fdopen(own.rawValue, Self.flags, &code) else {
      try? SystemCalls.close(own)
      var error = zip_error_t()
      zip_error_init_with_code(&error, code)
      throw .zip(&error)
    }
    self.archive = archive
  }

  deinit { zip_discard(archive) }

  /// Checks that libzip sees the same entries in the same order.
  func check(_ directory: ZipDirectory) throws(EditableError) {
    guard zip_get_num_entries(archive, 0) == directory.entries.count else {
      throw .invalidZip("its directory can be read in two ways")
    }
    for (index, entry) in directory.entries.enumerated() {
      var status = zip_stat_t()
      guard
        zip_stat_index(archive, zip_uint64_t(index), zip_flags_t(ZIP_FL_ENC_RAW), &status) == 0,
        let name = status.name, strcmp(name, entry.name) == 0,
        status.size == entry.size, status.comp_size == entry.compressedSize,
        status.crc == entry.checksum, status.comp_method == entry.method
      else { throw .headersDisagree(entry.name, "what it is") }
    }
  }

  /// Reads the contents of an entry piece by piece, not further than its size.
  ///
  /// - Parameters:
  ///   - entry: the entry.
  ///   - index: its place in the directory.
  ///   - buffer: room for a piece.
  ///   - body: takes a piece; never an empty one.
  /// - Throws: `zip-damaged`, `zip-bomb` where there is more than the size.
  func read(
    _ entry: ZipEntry,
    at index: Int,
    through buffer: UnsafeMutableRawBufferPointer,
    _ body: (UnsafeRawBufferPointer) throws(EditableError) -> Void
  ) throws(EditableError) {
    guard let file = zip_fopen_index(archive, zip_uint64_t(index), 0) else {
      throw .damaged(entry.name, zip_get_error(archive))
    }
    defer { zip_fclose(file) }
    var count = 0
    // A byte more than there should be shows that there is more, and that libzip has checked the
    // checksum where there is not.
    while true {
      let room = min(buffer.count, entry.size - count + 1)
      let read = zip_fread(file, buffer.baseAddress, zip_uint64_t(room))
      guard read >= 0 else { throw .damaged(entry.name, zip_file_get_error(file)) }
      if read == 0 { break }
      count += Int(read)
      guard count <= entry.size else {
        throw EditableError(
          Problem("zip-bomb", "`\(entry.name)` is larger than the \(entry.size) bytes it declares")
        )
      }
      try body(UnsafeRawBufferPointer(rebasing: buffer[..<Int(read)]))
    }
    guard count == entry.size else {
      throw EditableError(
        Problem("zip-damaged", "`\(entry.name)` ends after \(count) of \(entry.size) bytes")
      )
    }
  }
}

extension EditableError {
  private static func reason(_ error: UnsafeMutablePointer<zip_error_t>?) -> String {
    error.flatMap { zip_error_strerror($0) }.map { String(cString: $0) } ?? "out of memory"
  }

  fileprivate static func zip(_ error: UnsafeMutablePointer<zip_error_t>?) -> EditableError {
    .invalidZip("libzip says: \(reason(error))")
  }

  fileprivate static func damaged(
    _ name: String,
    _ error: UnsafeMutablePointer<zip_error_t>?
  ) -> EditableError {
    EditableError(
      Problem(
        "zip-damaged",
        "the contents of `\(name)` are damaged: \(reason(error))",
        hint: "download or build the wheel again"
      )
    )
  }
}
