/// Everything that a `METADATA` file says, whoever wrote it: what a comparison looks at.
///
/// Nothing is refused. Source: core metadata specification.
struct MetadataFields {
  /// The fields in the order of the file: the name as written, and the value in one line, or in
  /// several for a value that was folded.
  private(set) var fields: [(name: String, value: String)] = []
  /// What follows the headers: the description.
  let body: [UInt8]

  /// The fields of a file.
  init(parsing bytes: [UInt8]) {
    var reader = HeaderReader(bytes)
    while let header = reader.next() {
      fields.append((reader.name(of: header), reader.lines(of: header)))
    }
    body = Array(reader.remainder)
  }

  /// The values of a field, in the order of the file.
  ///
  /// - Parameter name: in lower case.
  subscript(name: String) -> [String] {
    fields.filter { $0.name.lowercased() == name }.map(\.value)
  }

  /// The names of the fields in lower case, each once, in the order in which they first come.
  var names: [String] {
    var seen: Set<String> = []
    return fields.map { $0.name.lowercased() }.filter { seen.insert($0).inserted }
  }

  /// The long description without the end of its last line: the body, or the field that it was in
  /// older versions.
  var description: String {
    var text = body.withUnixLineEnds
    if let field = self["description"].first, text.allSatisfy({ $0 <= 0x20 }) {
      text = Array(field.utf8)
    }
    while let last = text.last, last <= 0x20 { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }
}
