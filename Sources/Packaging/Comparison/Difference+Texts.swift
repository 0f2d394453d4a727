extension Difference {
  /// Compares two files of any kind.
  static func inBytes(_ ours: [UInt8], _ theirs: [UInt8]) -> [Difference] {
    if ours == theirs { return [] }
    if ours.withUnixLineEnds == theirs.withUnixLineEnds {
      return [Difference("contents", by: .lineEnds)]
    }
    return [
      Difference("contents", ours: "\(ours.count) bytes", theirs: "\(theirs.count) bytes")
    ]
  }

  /// Compares two `entry_points.txt` files entry by entry.
  ///
  /// Source: entry points specification, "File format".
  static func inEntryPoints(_ ours: [UInt8], _ theirs: [UInt8]) -> [Difference] {
    let name = "entry_points.txt"
    guard let own = try? EntryPointsFile(parsing: ours, named: name), own.warnings.isEmpty,
      let others = try? EntryPointsFile(parsing: theirs, named: name), others.warnings.isEmpty,
      // Extras are read by nobody who installs, but by `importlib.metadata`.
      !(ours + theirs).split(separator: 0x0A).contains(where: Self.hasExtras)
    else { return inBytes(ours, theirs) }
    func entries(of file: EntryPointsFile) -> [(subject: String, reference: String)] {
      file.groups.flatMap { group in
        group.entryPoints.map { ("[\(group.name.text)] \($0.name.text)", $0.reference.rendered()) }
      }
    }
    return between(entries(of: own), entries(of: others))
  }

  /// Whether a line of `entry_points.txt` has the extras of old: `name = module:object [extra]`.
  private static func hasExtras(_ line: ArraySlice<UInt8>) -> Bool {
    line.drop { $0 != UInt8(ascii: "=") }.contains(UInt8(ascii: "["))
  }

  /// Compares two lists of named values by name.
  static func between(
    _ ours: [(subject: String, reference: String)],
    _ theirs: [(subject: String, reference: String)]
  ) -> [Difference] {
    let own = Dictionary(grouping: ours) { Array($0.subject.utf8) }
    let others = Dictionary(grouping: theirs) { Array($0.subject.utf8) }
    var seen: Set<[UInt8]> = []
    let subjects = (ours + theirs).map(\.subject).filter { seen.insert(Array($0.utf8)).inserted }
    let differences = subjects.flatMap { subject in
      between(
        subject,
        (own[Array(subject.utf8)] ?? []).map(\.reference),
        (others[Array(subject.utf8)] ?? []).map(\.reference)
      )
    }
    let isInOrder = ours.map(\.subject).elementsEqual(theirs.map(\.subject), by: areSameBytes)
    guard differences.isEmpty, !isInOrder else { return differences }
    return [Difference("entries", by: .order)]
  }

  /// Compares two `WHEEL` files key by key.
  ///
  /// Source: binary distribution format, "File contents".
  static func inWheelFile(_ ours: [UInt8], _ theirs: [UInt8]) -> [Difference] {
    let (ours, theirs) = (MetadataFields(parsing: ours), MetadataFields(parsing: theirs))
    var seen: Set<String> = []
    return (ours.names + theirs.names).filter { seen.insert($0).inserted }.flatMap { name in
      let subject = (ours.fields + theirs.fields).first { $0.name.lowercased() == name }?.name
      var (own, others) = (ours[name], theirs[name])
      if name == "tag" { (own, others) = (expandedTags(own), expandedTags(others)) }
      return between(
        subject ?? name,
        own,
        others,
        absent: name == "generator" ? .generator : nil
      ) { name == "root-is-purelib" && $0.lowercased() == $1.lowercased() }
      .map(explainingTag)
    }
  }

  /// A tag for Python 2, which only the others have beside that for Python 3.
  private static func explainingTag(_ difference: Difference) -> Difference {
    guard difference.subject == "Tag", difference.ours == nil,
      let tag = difference.theirs, tag.hasPrefix("py2-")
    else { return difference }
    return Difference(difference.subject, theirs: tag, by: .pythonTwoTag)
  }

  private static func expandedTags(_ tags: [String]) -> [String] {
    tags.flatMap { tag in
      (try? WheelTags(parsing: tag)).map { $0.expanded.sorted() } ?? [tag]
    }
  }

  /// Compares two `INSTALLER` files.
  static func inInstaller(_ ours: [UInt8], _ theirs: [UInt8]) -> [Difference] {
    let texts = [ours, theirs].map { bytes in
      String(decoding: bytes.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self).trimmed
    }
    return between("installer", [texts[0]], [texts[1]], absent: .installer)
  }

  /// Compares two launch scripts by what they run; other scripts byte by byte.
  static func inScript(
    _ ours: [UInt8],
    _ theirs: [UInt8],
    in places: (ours: String?, theirs: String?)
  ) -> [Difference] {
    guard let own = LaunchScript.call(in: ours), let others = LaunchScript.call(in: theirs) else {
      return inBytes(ours, theirs)
    }
    var differences = between("object", [own.object], [others.object])
    let isBeside =
      [(own, places.ours), (others, places.theirs)].allSatisfy { call, place in
        place.map { call.interpreter.hasPrefix($0 + "/bin/python") } ?? false
      }
    differences += between(
      "interpreter",
      [own.interpreter],
      [others.interpreter],
      absent: isBeside && places.ours != places.theirs ? .environmentPath : nil
    )
    return differences.isEmpty && ours != theirs
      ? [Difference("text", by: .scriptText)] : differences
  }
}
