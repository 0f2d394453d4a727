internal import Packaging

/// The entries of an archive, read from its raw bytes and found to be the same however one reads
/// them: forwards by local headers or backwards by the central directory.
///
/// libzip reads the contents; what readers of zip may disagree on is decided here, because libzip
/// lets most of it pass.
///
/// Source: .ZIP file format specification, 4.3; PyPI, "Preventing ZIP parser confusion attacks".
struct ZipDirectory {
  /// The entries in the order of the central directory.
  let entries: [ZipEntry]
  /// Where the central directory starts.
  let start: Int

  /// The most bytes that a central directory may have.
  private static let sizeLimit = 256 << 20

  /// The directory of an archive.
  ///
  /// - Throws: `invalid-zip`, `zip-extra-data`, `zip-headers-disagree`, `zip-encrypted`,
  ///   `zip-method`, `zip-special-file`, `unsafe-path`.
  init(of contents: ZipContents) throws(EditableError) {
    let end = try ZipEnd(of: contents)
    let headers = try Self.headers(before: end, in: contents)
    var entries: [ZipEntry] = []
    entries.reserveCapacity(headers.count)
    for header in headers {
      let entry = try ZipEntry(central: header)
      try entry.check(central: header)
      entries.append(entry)
    }
    self.entries = entries
    self.start = end.directoryStart
    try checkLocalHeaders(in: contents)
  }

  /// Where the times of the entries of an archive stand, four bytes each: in the directory and in
  /// the local headers.
  ///
  /// - Throws: `invalid-zip`, `zip-extra-data`, `unsafe-path` for a name that is not UTF-8.
  static func timePlaces(in contents: ZipContents) throws(EditableError) -> [Int] {
    let end = try ZipEnd(of: contents)
    var place = end.directoryStart
    var places: [Int] = []
    for header in try headers(before: end, in: contents) {
      places += [place + 12, try ZipEntry(central: header).offset + 10]
      place += header.count
    }
    return places
  }

  private static func headers(
    before end: ZipEnd,
    in contents: ZipContents
  ) throws(EditableError) -> [ZipFields] {
    guard end.directorySize <= sizeLimit else {
      throw .invalidZip("its directory is larger than \(sizeLimit >> 20) MiB")
    }
    let fields = try contents.bytes(end.directoryStart..<end.directoryEnd)
    var headers: [ZipFields] = []
    headers.reserveCapacity(min(end.count, fields.count / 46))
    var offset = 0
    while offset < fields.count {
      guard let header = fields.piece(offset, 46), header.long(0) == 0x0201_4B50,
        let rest = fields.piece(offset, 46 + header.short(28) + header.short(30) + header.short(32))
      else { throw .invalidZip("its directory is damaged") }
      headers.append(rest)
      offset += rest.count
    }
    guard headers.count == end.count else {
      throw .invalidZip(
        "its directory has \(headers.count) entries, its end speaks of \(end.count)"
      )
    }
    return headers
  }

  /// The entries that are no folders, by their places and with their paths.
  func files() throws(EditableError) -> [(index: Int, path: WheelPath)] {
    var files: [(index: Int, path: WheelPath)] = []
    files.reserveCapacity(entries.count)
    for (index, entry) in entries.enumerated() where !entry.isFolder {
      files.append((index, try WheelPath(parsing: entry.name)))
    }
    return files
  }
}

/// The record at the end of an archive.
private struct ZipEnd {
  let count: Int
  let directoryStart: Int
  let directorySize: Int
  /// Where the directory has to end.
  let directoryEnd: Int

  /// Reads the last record that there is, and the one for large archives before it.
  init(of contents: ZipContents) throws(EditableError) {
    let tailStart = max(0, contents.count - 22 - 0xFFFF - 20)
    let tail = try contents.bytes(tailStart..<contents.count)
    guard let position = Self.lastEnd(in: tail), let record = tail.piece(position, 22) else {
      throw .invalidZip("it has no end record; it is damaged, cut off, or something else")
    }
    guard position + 22 + record.short(20) == tail.count else {
      throw .extraData("behind its end")
    }
    guard record.short(4) == 0, record.short(6) == 0, record.short(8) == record.short(10) else {
      throw .invalidZip("it is one part of several")
    }
    var (count, size, start) = (record.short(10), record.long(12), record.long(16))
    var end = tailStart + position
    if let locator = tail.piece(position - 20, 20), locator.long(0) == 0x0706_4B50 {
      guard let place = locator.double(8), place < end - 20, locator.long(4) == 0 else {
        throw .invalidZip("its end record is damaged")
      }
      let large = try contents.bytes(place..<end - 20)
      guard large.count >= 56, large.long(0) == 0x0606_4B50,
        let rest = large.double(4), rest == large.count - 12,
        let largeCount = large.double(32), let largeSize = large.double(40),
        let largeStart = large.double(48), large.double(24) == largeCount,
        count == 0xFFFF || count == largeCount, size == 0xFFFF_FFFF || size == largeSize,
        start == 0xFFFF_FFFF || start == largeStart
      else { throw .invalidZip("its end record is damaged") }
      (count, size, start) = (largeCount, largeSize, largeStart)
      end = place
    }
    guard start <= end, size <= end - start else { throw .invalidZip("its end record is damaged") }
    guard start + size == end else { throw .extraData("before its first file or its end") }
    self.count = count
    directoryStart = start
    directorySize = size
    directoryEnd = end
  }

  private static func lastEnd(in tail: ZipFields) -> Int? {
    var position = tail.count - 22
    while position >= 0 {
      if tail.bytes[tail.bytes.startIndex + position] == 0x50, tail.long(position) == 0x0605_4B50 {
        return position
      }
      position -= 1
    }
    return nil
  }
}

extension EditableError {
  /// A file that is no zip archive, or a damaged one.
  static func invalidZip(_ reason: String) -> EditableError {
    EditableError(
      Problem(
        "invalid-zip",
        "the file is not a sound zip archive: \(reason)",
        hint: "download or build the wheel again"
      )
    )
  }

  /// Bytes that are part of nothing, so that readers disagree on what the archive holds.
  static func extraData(_ place: String) -> EditableError {
    EditableError(
      Problem(
        "zip-extra-data",
        "the archive has data \(place) that no entry accounts for",
        hint: "build the wheel again"
      )
    )
  }
}
