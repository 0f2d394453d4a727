/// Where a distribution came from, for `direct_url.json`.
///
/// Paths are the bytes of absolute paths without `.`, `..` and a `/` at the end; symbolic links in
/// them stay. Source: direct URL data structure (PEP 610).
public enum DirectURL: Sendable, Equatable {
  /// A folder, built and installed as it was, or linked.
  case folder(path: [UInt8], isEditable: Bool)
  /// A wheel, with the digest of its file.
  case archive(path: [UInt8], digest: FileDigest)

  /// The bytes of the file, as pip 26.3 writes it: keys in order, no line end.
  public func rendered() -> [UInt8] {
    let (info, path) =
      switch self {
      case .folder(let path, let isEditable):
        (#""dir_info": {\#(isEditable ? #""editable": true"# : "")}"#, path)
      case .archive(let path, let digest):
        // `hash` is what `hashes` was before it could hold several.
        (
          #""archive_info": {"hash": "sha256=\#(digest.hexadecimal)", "#
            + #""hashes": {"sha256": "\#(digest.hexadecimal)"}}"#, path
        )
      }
    return Array("{\(info), \"url\": \"\(Self.url(of: path))\"}".utf8)
  }

  /// The URL of a path: all bytes are escaped but unreserved characters (RFC 3986, section 2.3) and
  /// slashes.
  public static func url(of path: [UInt8]) -> String {
    var url = Array("file://".utf8)
    url.reserveCapacity(url.count + path.count)
    for byte in path {
      if byte.isLetterOrDigit || byte.isSeparator || byte == 0x2F || byte == 0x7E {
        url.append(byte)
      } else {
        url += [0x25, Self.digit(byte >> 4), Self.digit(byte & 0x0F)]
      }
    }
    return String(decoding: url, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }
}
