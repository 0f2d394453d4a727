/// An entry of an archive, as the central directory has it.
///
/// Source: .ZIP file format specification, 4.3.12.
struct ZipEntry {
  /// Its path; that of a folder ends with `/`.
  let name: String
  /// What its local header has to repeat.
  let flags: Int
  /// How it is compressed: 0 is stored, 8 is deflated.
  let method: Int
  /// The CRC-32 of the contents.
  let checksum: Int
  /// The size in the archive, in bytes.
  let compressedSize: Int
  /// The size of the contents, in bytes.
  let size: Int
  /// Where its local header starts.
  let offset: Int
  /// The mode that Unix archivers keep in the upper half of the external attributes; 0 where it is
  /// not known.
  let mode: Int

  /// Whether it stands for a folder, of which wheels need none.
  var isFolder: Bool { name.utf8.last == UInt8(ascii: "/") }

  /// Whether it can be run, by the rule of those who install wheels.
  var isExecutable: Bool { mode & 0o170000 == 0o100000 && mode & 0o111 != 0 }

  /// Whether sizes and checksum stand behind the contents.
  var hasDescriptor: Bool { flags & 0x8 != 0 }
}
