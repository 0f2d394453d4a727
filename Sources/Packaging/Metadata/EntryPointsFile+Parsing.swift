extension Problem.Code {
  /// An `entry_points.txt` that cannot be read.
  public static var invalidEntryPoints: Self { "invalid-entry-points" }
}

extension EntryPointsFile {
  /// A file from its bytes.
  ///
  /// Lines are read as `importlib.metadata` reads them: blanks around them and around names and
  /// values mean nothing, `#` and `;` start comments, groups may come in pieces. Only the groups of
  /// scripts concern an installer, so that a malformed entry in another one is a warning.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its path, as the reader of a message knows it.
  /// - Throws: `invalid-entry-points`, with file, line and column.
  public init(parsing bytes: [UInt8], named file: String) throws(EditableError) {
    var reader = EntryPointsReader(bytes)
    do {
      try reader.read()
    } catch {
      let location = SourceLocation(in: file, of: bytes, at: error.range)
      throw EditableError(
        Problem(.invalidEntryPoints, error.message, at: location, hint: error.hint)
      )
    }
    self.init(
      groups: reader.groups,
      warnings: reader.faults.map { fault in
        Problem(
          .invalidEntryPoints,
          fault.message,
          severity: .warning,
          at: SourceLocation(in: file, of: bytes, at: fault.range),
          hint: fault.hint
        )
      }
    )
  }
}

/// Reads an `entry_points.txt` line by line.
private struct EntryPointsReader {
  private let bytes: [UInt8]
  /// The groups so far.
  private(set) var groups: [EntryPointGroup] = []
  /// What is wrong in groups that are not of scripts.
  private(set) var faults: [SyntaxFault] = []
  /// The group of the current section.
  private var section: Section?

  private enum Section {
    /// A group, which has an entry in `groups` once it has entry points.
    case group(EntryPointGroupName)
    /// A section whose name no group can have.
    case unreadable
  }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func read() throws(SyntaxFault) {
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      let line = trimmed(start..<end)
      if let first = bytes[line].first, first != UInt8(ascii: "#"), first != UInt8(ascii: ";") {
        try readLine(line)
      }
      start = end + 1
    }
  }

  private mutating func readLine(_ line: Range<Int>) throws(SyntaxFault) {
    guard let text = String(validating: bytes[line], as: UTF8.self) else {
      throw SyntaxFault("this line is not UTF-8", at: line)
    }
    if text.utf8.first == UInt8(ascii: "["), text.utf8.last == UInt8(ascii: "]") {
      let range = trimmed(line.lowerBound + 1..<line.upperBound - 1)
      do {
        section = .group(try EntryPointGroupName(parsing: self.text(range)))
      } catch {
        section = .unreadable
        faults.append(SyntaxFault(error.problems[0].message, at: range))
      }
      return
    }
    guard let section else {
      throw SyntaxFault("this line stands before the first `[group]`", at: line)
    }
    guard let equals = bytes[line].firstIndex(of: UInt8(ascii: "=")) else {
      throw SyntaxFault("an entry point has the form `name = module:object`", at: line)
    }
    guard case .group(let group) = section else { return }
    do {
      let entryPoint = try readEntryPoint(
        trimmed(line.lowerBound..<equals),
        trimmed(equals + 1..<line.upperBound),
        isScript: group.namesScripts
      )
      try append(entryPoint, to: group, at: line)
    } catch {
      if group.namesScripts { throw error }
      faults.append(error)
    }
  }

  private func readEntryPoint(
    _ name: Range<Int>,
    _ value: Range<Int>,
    isScript: Bool
  ) throws(SyntaxFault) -> EntryPoint {
    let entryPointName: EntryPointName
    let reference: ObjectReference
    do {
      entryPointName = try EntryPointName(parsing: text(name))
    } catch {
      throw SyntaxFault(error.problems[0].message, at: name)
    }
    do {
      reference = try ObjectReference(parsing: text(value))
    } catch {
      throw SyntaxFault(error.problems[0].message, at: value, hint: error.problems[0].hint)
    }
    guard !isScript || reference.attribute != nil else {
      throw SyntaxFault("the script names no function to call: `module:function`", at: value)
    }
    return EntryPoint(name: entryPointName, reference: reference)
  }

  private mutating func append(
    _ entryPoint: EntryPoint,
    to group: EntryPointGroupName,
    at line: Range<Int>
  ) throws(SyntaxFault) {
    guard let index = groups.firstIndex(where: { $0.name == group }) else {
      groups.append(EntryPointGroup(name: group, entryPoints: [entryPoint]))
      return
    }
    // Only scripts become files, of which there can be one of a name.
    if group.namesScripts,
      let other = groups[index].entryPoints.first(where: { $0.name == entryPoint.name })
    {
      if other.reference == entryPoint.reference { return }
      throw SyntaxFault("`\(entryPoint.name.text)` is given twice", at: line)
    }
    groups[index].entryPoints.append(entryPoint)
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// A stretch without the blanks and controls at both ends.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let last = range.last, bytes[last] <= 0x20 { range = range.dropLast() }
    while let first = range.first, bytes[first] <= 0x20 { range = range.dropFirst() }
    return range
  }
}

extension EntryPointGroupName {
  /// Whether installers make a launch script for each entry point of the group.
  public var namesScripts: Bool { self == .consoleScripts || self == .guiScripts }
}
