extension Difference {
  /// Compares two JSON files by value; what is not JSON byte by byte.
  ///
  /// Source: direct URL data structure.
  static func inJSON(_ ours: [UInt8], _ theirs: [UInt8]) -> [Difference] {
    guard let own = try? JSON(parsing: ours, named: ""),
      let others = try? JSON(parsing: theirs, named: "")
    else { return inBytes(ours, theirs) }
    return between(leaves(of: own, at: ""), leaves(of: others, at: "")).map { difference in
      var difference = difference
      // Both forms of the digest are optional; where both sides have one, it has to be the same.
      if difference.subject == "archive_info" || difference.subject.hasPrefix("archive_info.hash"),
        difference.ours == nil || difference.theirs == nil
      {
        difference.rule = .archiveHash
      }
      return difference
    }
  }

  /// The values that are no objects, by the path of their names.
  private static func leaves(
    of value: JSON,
    at path: String
  ) -> [(subject: String, reference: String)] {
    guard let members = value.members, !members.isEmpty else {
      let text = path == "url" ? value.text.map(unescaped) : nil
      return [(path, text ?? value.rendered())]
    }
    return members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .flatMap { leaves(of: $0.value, at: path.isEmpty ? $0.key : "\(path).\($0.key)") }
  }

  /// A URL with the escapes of characters resolved that need none: writers differ on which do.
  ///
  /// Source: RFC 3986, section 6.2.2.2.
  private static func unescaped(_ url: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(url.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), digits.utf8.count == 2, let value = UInt8(digits, radix: 16),
        value >= 0x20, !"/?#%".utf8.contains(value)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Compares what `.pth` files of two distributions add to `sys.path`.
  ///
  /// - Parameters:
  ///   - ours: our file.
  ///   - theirs: the one of the others.
  ///   - places: the folders that the files are in, for relative lines.
  ///   - hooks: whether the files are import hooks, and nothing else.
  static func inStartupFiles(
    _ ours: [UInt8],
    _ theirs: [UInt8],
    in places: (ours: String, theirs: String),
    hooks: (ours: Bool, theirs: Bool)
  ) -> [Difference] {
    let (own, others) = (StartupLines(parsing: ours), StartupLines(parsing: theirs))
    let paths = (
      ours: own.paths.map { absolute($0, in: places.ours) },
      theirs: others.paths.map { absolute($0, in: places.theirs) }
    )
    // The hook of one side shows the modules in place of the paths of the other.
    let isHook =
      hooks.ours && others.statements.isEmpty || hooks.theirs && own.statements.isEmpty
    var differences = between(
      "sys.path",
      paths.ours,
      paths.theirs,
      absent: isHook ? .importHook : nil
    ).map { difference in
      // The first folder with a module is the one that it is imported from.
      difference.rule == .order
        ? Difference(
          "sys.path",
          ours: paths.ours.joined(separator: ":"),
          theirs: paths.theirs.joined(separator: ":")
        ) : difference
    }
    differences += between(
      "import",
      own.statements,
      others.statements,
      absent: isHook ? .importHook : nil
    )
    guard differences.isEmpty, ours != theirs else { return differences }
    let isSameText = ours.withUnixLineEnds == theirs.withUnixLineEnds
    // Most often only the last line has no end.
    let lines = [ours, theirs].map { $0.split { $0 == 0x0A || $0 == 0x0D } }
    return [
      Difference("text", by: isSameText || lines[0] == lines[1] ? .lineEnds : .spelling)
    ]
  }

  /// A line as Python takes it: from the folder of the file on, `..` by its text.
  private static func absolute(_ line: String, in folder: String) -> String {
    var parts: [Substring] = []
    for part in ((line.hasPrefix("/") ? "" : folder + "/") + line).split(separator: "/") {
      if part == ".." {
        _ = parts.popLast()
      } else if part != "." {
        parts.append(part)
      }
    }
    return "/" + parts.joined(separator: "/")
  }
}
