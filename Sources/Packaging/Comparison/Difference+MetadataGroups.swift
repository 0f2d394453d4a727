extension Difference {
  /// Compares the fields that name people: some tools repeat the names of those who have an address,
  /// others split name and address in two.
  static func inPeople(
    _ field: String,
    _ ours: MetadataFields,
    _ theirs: MetadataFields
  ) -> [Difference] {
    let keys = [field.lowercased(), field.lowercased() + "-email"]
    let same = keys.allSatisfy { ours[$0].elementsEqual(theirs[$0], by: areSameBytes) }
    guard !same else { return [] }
    let people = [ours, theirs].map { PeopleReader.people(named: $0[keys[0]], at: $0[keys[1]]) }
    let texts = people.map { $0.map(\.text).sorted() }
    guard texts[0].elementsEqual(texts[1], by: areSameBytes) else {
      return between(field, people[0].map(\.text), people[1].map(\.text))
    }
    let written = [ours, theirs].map { fields in
      keys.flatMap { fields[$0] }.joined(separator: "; ")
    }
    return [Difference(field, ours: written[0], theirs: written[1], by: .people)]
  }

  /// Compares the fields that hold addresses of a project.
  ///
  /// Source: core metadata specification, "Home-page"; well-known project URLs, "Label normalization".
  static func inURLs(_ ours: MetadataFields, _ theirs: MetadataFields) -> [Difference] {
    let name = "Project-URL"
    let own = ours["project-url"]
    let others = theirs["project-url"]
    let isSame = { (left: String, right: String) in
      let (left, right) = (labelled(left), labelled(right))
      return areSameBytes(left.label, right.label) && areSameBytes(left.url, right.url)
    }
    let legacy = [("home-page", "Homepage"), ("download-url", "Download")]
    let legacyOfOurs = legacy.flatMap { key, label in ours[key].map { "\(label), \($0)" } }
    let legacyOfTheirs = legacy.flatMap { key, label in theirs[key].map { "\(label), \($0)" } }
    guard !legacyOfOurs.elementsEqual(legacyOfTheirs, by: areSameBytes) else {
      return between(name, own, others, isSame: isSame)
    }
    // What a field of old repeats, or says in place of the new one.
    let all = [own + legacyOfOurs, others + legacyOfTheirs].map { urls in
      urls.reduce(into: [String]()) { unique, url in
        if !unique.contains(where: { isSame($0, url) }) { unique.append(url) }
      }
    }
    let differences = between(name, all[0], all[1], isSame: isSame)
    guard differences.allSatisfy({ $0.class != .different }) else { return differences }
    let value = legacyOfOurs.first ?? legacyOfTheirs.first
    return [
      Difference(
        name,
        ours: legacyOfOurs.isEmpty ? nil : value,
        theirs: legacyOfTheirs.isEmpty ? nil : value,
        by: .legacyField
      )
    ]
  }

  private static func labelled(_ text: String) -> (label: String, url: String) {
    guard let comma = text.utf8.firstIndex(of: UInt8(ascii: ",")) else { return ("", text) }
    let label = text[..<comma].lowercased().utf8
      .filter { $0.isLetterOrDigit || $0 >= 0x80 }
    return (String(decoding: label, as: UTF8.self), text[text.index(after: comma)...].trimmed)
  }

  /// Compares the license: an expression, or the text of old.
  static func inLicense(_ ours: MetadataFields, _ theirs: MetadataFields) -> [Difference] {
    let (own, others) = (ours["license-expression"], theirs["license-expression"])
    let texts = (ours["license"], theirs["license"])
    if own.isEmpty != others.isEmpty, let expression = (own + others).first,
      let text = (own.isEmpty ? texts.0 : texts.1).first, isSameLicense(expression, text)
    {
      return [
        Difference(
          "License",
          ours: own.first ?? text,
          theirs: others.first ?? text,
          by: .legacyField
        )
      ]
    }
    return between("License-Expression", own, others, isSame: isSameLicense)
      + between("License", texts.0, texts.1) {
        MetadataValue($0, of: "license").means(MetadataValue($1, of: "license"))
      }
  }

  private static func isSameLicense(_ left: String, _ right: String) -> Bool {
    guard let left = try? LicenseExpression(parsing: left),
      let right = try? LicenseExpression(parsing: right)
    else { return false }
    return left == right
  }
}
