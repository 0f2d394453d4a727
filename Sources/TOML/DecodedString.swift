/// The UTF-8 of a string while it is decoded. Most strings are one stretch of the source, and are
/// made from it without a copy in between.
struct DecodedString {
  private var bytes: [UInt8] = []

  mutating func append(_ verbatim: ArraySlice<UInt8>) { bytes += verbatim }

  mutating func append(_ scalar: Unicode.Scalar) { bytes += scalar.utf8 }

  /// The string with its last stretch.
  consuming func finished(with verbatim: ArraySlice<UInt8>) -> String {
    guard !bytes.isEmpty else { return String(decoding: verbatim, as: UTF8.self) }
    bytes += verbatim
    return String(decoding: bytes, as: UTF8.self)
  }
}
