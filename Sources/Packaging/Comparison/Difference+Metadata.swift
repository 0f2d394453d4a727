extension Difference {
  /// Compares two `METADATA` files field by field.
  ///
  /// Source: core metadata specification.
  static func inMetadata(_ ours: [UInt8], _ theirs: [UInt8]) -> [Difference] {
    let (ours, theirs) = (MetadataFields(parsing: ours), MetadataFields(parsing: theirs))
    var differences: [Difference] = []
    var known: Set<String> = ["description"]
    for name in ours.names + theirs.names where known.insert(name).inserted {
      if let group = fieldGroups.first(where: { $0.names.contains(name) }) {
        known.formUnion(group.names)
        differences += group.compare(ours, theirs)
      } else {
        differences += inField(name, ours, theirs)
      }
    }
    differences += inDescription(ours.description, theirs.description)
    let common = Set(ours.names).intersection(theirs.names)
    let orders = [ours.names, theirs.names].map { $0.filter(common.contains) }
    if orders[0] != orders[1] { differences.append(Difference("fields", by: .order)) }
    return differences
  }

  /// Fields that say one thing together.
  private static let fieldGroups:
    [(
      names: Set<String>,
      compare: @Sendable (MetadataFields, MetadataFields) -> [Difference]
    )] = [
      (["author", "author-email"], { inPeople("Author", $0, $1) }),
      (["maintainer", "maintainer-email"], { inPeople("Maintainer", $0, $1) }),
      (["project-url", "home-page", "download-url"], { inURLs($0, $1) }),
      (["license", "license-expression"], { inLicense($0, $1) }),
    ]

  private static func inField(
    _ name: String,
    _ ours: MetadataFields,
    _ theirs: MetadataFields
  ) -> [Difference] {
    let field = ours.fields.first { $0.name.lowercased() == name }
    let subject = (field ?? theirs.fields.first { $0.name.lowercased() == name })?.name ?? name
    let (ours, theirs) = (ours[name], theirs[name])
    if name == "metadata-version", ours.count == 1, theirs.count == 1,
      FormatVersion(ours[0]) != nil, FormatVersion(theirs[0]) != nil
    {
      return between(subject, ours, theirs, absent: .metadataVersion)
    }
    if name == "keywords" {
      let words = { (values: [String]) in values.flatMap(Self.keywords) }
      let differences = between(subject, words(ours), words(theirs))
      // The same words with other blanks between them.
      guard differences.isEmpty, !ours.elementsEqual(theirs, by: areSameBytes) else {
        return differences
      }
      return [Difference(subject, ours: ours.first, theirs: theirs.first, by: .spelling)]
    }
    return between(subject, ours, theirs, absent: rule(forAbsent: name)) {
      MetadataValue($0, of: name).means(MetadataValue($1, of: name))
    }.map { name == "classifier" ? explainingClassifier($0) : $0 }
  }

  /// A classifier that a backend can have made up; the project did not ask for it, or we had it.
  private static func explainingClassifier(_ difference: Difference) -> Difference {
    let prefixes = ["Programming Language :: Python :: ", "License :: "]
    guard difference.rule == nil, difference.ours == nil, let text = difference.theirs,
      prefixes.contains(where: text.hasPrefix)
    else { return difference }
    return Difference(difference.subject, theirs: text, by: .derivedClassifiers)
  }

  /// Why a value of a field that one side lacks means nothing; nil where it does.
  private static func rule(forAbsent name: String) -> DifferenceRule? {
    switch name {
    case "dynamic": .dynamicField
    case "import-name", "import-namespace": .importNames
    default: nil
    }
  }

  private static func keywords(of value: String) -> [String] {
    // Older tools put blanks between keywords, if there is no comma.
    let isSeparator = { (byte: UInt8) in byte == UInt8(ascii: ",") }
    return value.utf8.split(whereSeparator: isSeparator).map { Substring($0).trimmed }
      .filter { !$0.isEmpty }
  }

  private static func inDescription(_ ours: String, _ theirs: String) -> [Difference] {
    guard !areSameBytes(ours, theirs) else { return [] }
    return [Difference("description", ours: ours, theirs: theirs)]
  }
}
