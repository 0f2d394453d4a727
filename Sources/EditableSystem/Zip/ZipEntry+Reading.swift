internal import Packaging

extension ZipEntry {
  /// An entry from its header in the central directory.
  ///
  /// - Parameter header: the whole header.
  init(central header: ZipFields) throws(EditableError) {
    let nameCount = header.short(28)
    guard let nameField = header.piece(46, nameCount),
      let extra = header.piece(46 + nameCount, header.short(30))
    else { throw .invalidZip("its directory is damaged") }
    guard let name = String(validating: nameField.bytes, as: UTF8.self) else {
      throw EditableError(
        Problem(
          "unsafe-path",
          "the path `\(String(decoding: nameField.bytes, as: UTF8.self))` is not UTF-8"
        )
      )
    }
    self.name = name
    flags = header.short(8)
    method = header.short(10)
    checksum = header.long(16)
    // Attributes of other systems than Unix have zeros there.
    mode = header.long(38) >> 16

    let fields = try ZipExtraFields(extra, of: name)
    guard fields.name == nil || fields.name?.elementsEqual(nameField.bytes) == true else {
      throw .headersDisagree(name, "the name")
    }
    var large = fields.large
    size = try Self.value(header.long(24), from: &large, of: name)
    compressedSize = try Self.value(header.long(20), from: &large, of: name)
    offset = try Self.value(header.long(42), from: &large, of: name)
  }

  /// A number that is kept in the extra field where four bytes do not hold it.
  private static func value(
    _ short: Int,
    from large: inout ZipFields?,
    of name: String
  ) throws(EditableError) -> Int {
    guard short == 0xFFFF_FFFF, let fields = large else { return short }
    guard let value = fields.piece(0, 8)?.double(0) else {
      throw .invalidZip("the sizes of `\(name)` are damaged")
    }
    large = fields.piece(8, fields.count - 8)
    return value
  }

  /// Checks that a wheel may have the entry.
  ///
  /// - Parameter header: where it was read from.
  func check(central header: ZipFields) throws(EditableError) {
    let disk = header.short(34)
    guard disk == 0 || disk == 0xFFFF else { throw .invalidZip("it is one part of several") }
    // Bit 0, and bit 13 for a directory that is encrypted itself.
    guard flags & 0x2001 == 0 else {
      throw EditableError(Problem("zip-encrypted", "`\(name)` is encrypted"))
    }
    guard method == 0 || method == 8 else {
      throw EditableError(
        Problem(
          "zip-method",
          "`\(name)` is compressed by method \(method); wheels are stored or deflated",
          hint: "build the wheel again with a tool that deflates"
        )
      )
    }
    let type = mode & 0o170000
    guard type == 0 || type == (isFolder ? 0o040000 : 0o100000) else {
      let kind = type == 0o120000 ? "a symbolic link" : "not a regular file"
      throw EditableError(Problem("zip-special-file", "`\(name)` is \(kind)"))
    }
    guard !isFolder || size == 0 else {
      throw EditableError(Problem("zip-special-file", "the folder `\(name)` has contents"))
    }
    _ = try WheelPath(parsing: isFolder ? String(name.utf8.dropLast()) ?? "" : name)
    guard method != 0 || size == compressedSize else {
      throw .headersDisagree(name, "the size")
    }
  }
}

/// The fields of an entry's extra data that change what the entry says.
///
/// Source: .ZIP file format specification, 4.5 and 4.6.9.
struct ZipExtraFields {
  /// The numbers that four bytes do not hold.
  private(set) var large: ZipFields?
  /// Another spelling of the name, which some readers prefer.
  private(set) var name: ArraySlice<UInt8>?

  /// Reads the extra data of an entry.
  init(_ extra: ZipFields, of name: String) throws(EditableError) {
    var offset = 0
    while offset < extra.count {
      // Some tools pad with less than a field.
      guard let header = extra.piece(offset, 4) else { return }
      guard let field = extra.piece(offset + 4, header.short(2)) else {
        throw .invalidZip("the extra data of `\(name)` are damaged")
      }
      switch header.short(0) {
      case 0x0001:
        guard large == nil else { throw .headersDisagree(name, "the size") }
        large = field
      case 0x7075: self.name = field.bytes.dropFirst(5)
      default: break
      }
      offset += 4 + field.count
    }
  }
}

extension EditableError {
  /// What the two headers of an entry do not agree on.
  static func headersDisagree(_ name: String, _ what: String) -> EditableError {
    EditableError(
      Problem(
        "zip-headers-disagree",
        "the headers of `\(name)` do not agree on \(what)",
        hint: "build the wheel again"
      )
    )
  }
}
