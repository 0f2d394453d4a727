extension Problem.Code {
  /// A `RECORD` that cannot be read.
  public static var invalidRecord: Self { "invalid-record" }
}

extension Record {
  /// A record from its file.
  ///
  /// Quotes and line ends mean what they mean to Python's reader of CSV; empty lines mean nothing.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its path, as the reader of a message knows it.
  ///   - isInstalled: whether it is that of an installed distribution, whoever wrote it: then digests
  ///     and sizes that cannot be read are taken for none.
  /// - Throws: `invalid-record`, with file, line and column, also for digests by algorithms that are
  ///   weaker than SHA-256.
  public init(
    parsing bytes: [UInt8],
    named file: String,
    isInstalled: Bool = false
  ) throws(EditableError) {
    do {
      var reader = RecordReader(bytes, isTolerant: isInstalled)
      self.init(rows: try reader.readRows())
    } catch {
      let location = SourceLocation(in: file, of: bytes, at: error.range)
      let remedy = "mend or remove the row, then install the project again"
      let hint = error.hint ?? (isInstalled ? remedy : nil)
      throw EditableError(Problem(.invalidRecord, error.message, at: location, hint: hint))
    }
  }
}

/// A place in a `RECORD` that is read from start to end.
private struct RecordReader {
  private let bytes: [UInt8]
  private let isTolerant: Bool
  private var position: Int

  /// A field, and the stretch of the file that it takes with its quotes.
  private struct Field {
    let bytes: ArraySlice<UInt8>
    let range: Range<Int>
  }

  init(_ bytes: [UInt8], isTolerant: Bool) {
    self.bytes = bytes
    self.isTolerant = isTolerant
    // The mark at the start of UTF-8 is no part of the first path.
    self.position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  mutating func readRows() throws(SyntaxFault) -> [Record.Row] {
    var rows: [Record.Row] = []
    rows.reserveCapacity(bytes.count / 80)
    while position < bytes.count {
      if isAtLineEnd {
        position += 1
      } else {
        rows.append(try readRow())
      }
    }
    return rows
  }

  private mutating func readRow() throws(SyntaxFault) -> Record.Row {
    let start = position
    let path = try readField()
    if isTolerant { return try readRest(of: path) }
    guard isAtComma else { throw wrongCount(1, start) }
    position += 1
    let digest = try readField()
    guard isAtComma else { throw wrongCount(2, start) }
    position += 1
    let size = try readField()
    guard !isAtComma else { throw wrongCount(4, start) }
    return Record.Row(
      path: try Self.path(path),
      digest: digest.bytes.isEmpty ? nil : try FileDigest(parsing: digest.bytes, at: digest.range),
      size: size.bytes.isEmpty ? nil : try Self.size(size)
    )
  }

  private mutating func readRest(of path: Field) throws(SyntaxFault) -> Record.Row {
    var fields: [Field] = []
    while isAtComma {
      position += 1
      fields.append(try readField())
    }
    return Record.Row(
      path: try Self.path(path),
      digest: fields.first.flatMap { try? FileDigest(parsing: $0.bytes, at: $0.range) },
      size: fields.dropFirst().first.flatMap { try? Self.size($0) }
    )
  }

  private mutating func readField() throws(SyntaxFault) -> Field {
    let start = position
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
      skipUnquoted()
      return Field(bytes: bytes[start..<position], range: start..<position)
    }
    var value: [UInt8] = []
    position += 1
    while true {
      guard position < bytes.count else {
        throw SyntaxFault("this quote has no end", at: start..<start + 1)
      }
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        guard position < bytes.count, bytes[position] == byte else { break }
        position += 1
      }
      value.append(byte)
    }
    // Python takes what follows the quote as it is.
    let end = position
    skipUnquoted()
    value += bytes[end..<position]
    return Field(bytes: value[...], range: start..<position)
  }

  private mutating func skipUnquoted() {
    while position < bytes.count, !isAtComma, !isAtLineEnd { position += 1 }
  }

  private var isAtComma: Bool {
    position < bytes.count && bytes[position] == UInt8(ascii: ",")
  }

  private var isAtLineEnd: Bool { bytes[position] == 0x0A || bytes[position] == 0x0D }

  private func wrongCount(_ count: Int, _ start: Int) -> SyntaxFault {
    SyntaxFault(
      "a row of `RECORD` has three fields, this one has \(count > 3 ? "more" : "\(count)")",
      at: start..<position
    )
  }

  private static func path(_ field: Field) throws(SyntaxFault) -> String {
    guard let path = String(validating: field.bytes, as: UTF8.self) else {
      throw SyntaxFault("this path is not UTF-8", at: field.range)
    }
    guard !path.isEmpty else { throw SyntaxFault("the path is missing", at: field.range) }
    return path
  }

  private static func size(_ field: Field) throws(SyntaxFault) -> Int {
    guard field.bytes.allSatisfy(\.isDigit),
      let size = Int(String(decoding: field.bytes, as: UTF8.self))
    else { throw SyntaxFault("this is not a size in bytes", at: field.range) }
    return size
  }
}
