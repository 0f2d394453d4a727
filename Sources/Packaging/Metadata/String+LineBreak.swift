extension String {
  /// The first place at which a reader of headers may split a line, or the first NUL, in UTF-8
  /// bytes.
  var firstLineBreak: Range<Int>? {
    let bytes = Array(utf8)
    for start in bytes.indices {
      let length = bytes[start...].leadingLineBreak
      if length > 0 { return start..<start + length }
    }
    return nil
  }
}

extension ArraySlice<UInt8> {
  /// How many bytes at the start are a place at which a reader of headers may split a line, or a
  /// NUL; 0 where it is none.
  ///
  /// The set is that of Python's `str.splitlines`: `\n \r \v \f`, U+001C to U+001E, U+0085, U+2028,
  /// U+2029.
  var leadingLineBreak: Int {
    switch first {
    case 0, 0x0A, 0x0B, 0x0C, 0x0D, 0x1C, 0x1D, 0x1E: 1
    case 0xC2 where starts(with: [0xC2, 0x85]): 2
    case 0xE2 where starts(with: [0xE2, 0x80, 0xA8]): 3
    case 0xE2 where starts(with: [0xE2, 0x80, 0xA9]): 3
    default: 0
    }
  }
}
