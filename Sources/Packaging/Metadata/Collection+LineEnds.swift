extension Collection<UInt8> {
  /// The bytes with `\n` for each `\r\n` and `\r`.
  var withUnixLineEnds: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    var afterReturn = false
    for byte in self {
      if byte == 0x0D {
        bytes.append(0x0A)
      } else if byte != 0x0A || !afterReturn {
        bytes.append(byte)
      }
      afterReturn = byte == 0x0D
    }
    return bytes
  }
}
