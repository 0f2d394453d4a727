extension SourceLocation {
  /// A stretch of a file of lines.
  ///
  /// - Parameters:
  ///   - file: the file's path, as the reader knows it.
  ///   - bytes: the whole file; what is not UTF-8 in it is shown as U+FFFD.
  ///   - range: the stretch, in bytes of the file.
  init(in file: String, of bytes: [UInt8], at range: Range<Int>) {
    let range = range.clamped(to: 0..<bytes.count)
    let start = (bytes[..<range.lowerBound].lastIndex(of: 0x0A) ?? -1) + 1
    let end =
      bytes[range.lowerBound...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    let scalars = { (bytes: ArraySlice<UInt8>) in bytes.count { $0 & 0xC0 != 0x80 } }
    self.init(
      file: file,
      line: bytes[..<start].count { $0 == 0x0A } + 1,
      column: scalars(bytes[start..<range.lowerBound]) + 1,
      width: scalars(bytes[range.clamped(to: start..<max(start, end))]),
      byteRange: range,
      excerpt: String(decoding: bytes[start..<end], as: UTF8.self)
    )
  }
}
