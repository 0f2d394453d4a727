/// The first byte that does not belong to well-formed UTF-8 (Unicode Standard, table 3-7), as the
/// range of the ill-formed sequence that it starts; nil if there is none.
func firstIllFormedSequence(in bytes: [UInt8]) -> Range<Int>? {
  bytes.withUnsafeBytes { buffer in
    var index = 0
    while index < buffer.count {
      if buffer[index] < 0x80 {
        index = endOfASCII(in: buffer, from: index + 1)
        continue
      }
      let (length, second) = sequenceShape(lead: buffer[index])
      guard length > 1 else { return index..<index + 1 }
      for position in 1..<length {
        let allowed = position == 1 ? second : 0x80...0xBF
        guard index + position < buffer.count, allowed.contains(buffer[index + position]) else {
          return index..<index + position
        }
      }
      index += length
    }
    return nil
  }
}

/// How many bytes a lead byte starts, 0 if it cannot start any, and which may come second: the
/// narrower ranges keep out overlong forms, surrogates and what is above U+10FFFF.
private func sequenceShape(lead: UInt8) -> (length: Int, second: ClosedRange<UInt8>) {
  switch lead {
  case 0xC2...0xDF: (2, 0x80...0xBF)
  case 0xE0: (3, 0xA0...0xBF)
  case 0xE1...0xEC, 0xEE...0xEF: (3, 0x80...0xBF)
  case 0xED: (3, 0x80...0x9F)
  case 0xF0: (4, 0x90...0xBF)
  case 0xF1...0xF3: (4, 0x80...0xBF)
  case 0xF4: (4, 0x80...0x8F)
  default: (0, 0x80...0xBF)
  }
}

/// Skips ASCII, eight bytes at a time.
private func endOfASCII(in buffer: UnsafeRawBufferPointer, from start: Int) -> Int {
  var index = start
  while index + 8 <= buffer.count {
    let word = buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    guard word & 0x8080_8080_8080_8080 == 0 else { break }
    index += 8
  }
  while index < buffer.count, buffer[index] < 0x80 { index += 1 }
  return index
}
