internal import Packaging
internal import TOML

/// The table `[build-system]` of a `pyproject.toml`, which can be replaced and all else be left.
struct BuildSystemTable {
  private let bytes: [UInt8]
  /// Where the table stands; empty at the end where there is none.
  private let range: Range<Int>

  /// Finds the table.
  ///
  /// - Throws: `no-build-system-table`, where the file is not TOML, or has the table in another form
  ///   than below a header.
  init(in bytes: [UInt8]) throws(EditableError) {
    self.bytes = bytes
    guard let document = try? TOMLDocument(parsing: bytes) else { throw .noTable("is not TOML") }
    guard let entry = document.root.entry("build-system") else {
      range = bytes.count..<bytes.count
      return
    }
    let start = entry.value.range.lowerBound
    let headers = Self.headers(in: document.root, of: bytes)
    guard headers.contains(start) else {
      throw .noTable("does not have `build-system` below a header of its own")
    }
    range = start..<(headers.filter { $0 > start }.min() ?? bytes.count)
  }

  /// The file with another table in its place.
  func replaced(with text: String) -> [UInt8] {
    let isAtLineStart = range.lowerBound == 0 || bytes[range.lowerBound - 1] == 0x0A
    return bytes[..<range.lowerBound] + Array(((isAtLineStart ? "" : "\n") + text + "\n").utf8)
      + bytes[range.upperBound...]
  }

  /// Where the headers of tables start.
  private static func headers(in table: TOMLTable, of bytes: [UInt8]) -> [Int] {
    table.entries.flatMap { entry -> [Int] in
      switch entry.value.content {
      case .table(let inner): headers(of: entry.value, inner, bytes)
      case .array(let values):
        values.flatMap { value -> [Int] in
          if case .table(let inner) = value.content { headers(of: value, inner, bytes) } else { [] }
        }
      default: []
      }
    }
  }

  private static func headers(
    of value: TOMLValue,
    _ table: TOMLTable,
    _ bytes: [UInt8]
  ) -> [Int] {
    let start = value.range.lowerBound
    // An inline table starts with a brace, one of a dotted key with that.
    return (bytes[start] == UInt8(ascii: "[") ? [start] : []) + headers(in: table, of: bytes)
  }
}

extension EditableError {
  fileprivate static func noTable(_ reason: String) -> EditableError {
    EditableError(
      Problem(
        "no-build-system-table",
        "another build backend cannot be tried: `pyproject.toml` \(reason)",
        hint: "write it as the table `[build-system]`"
      )
    )
  }
}
