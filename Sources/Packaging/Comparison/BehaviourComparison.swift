/// What came of asking two environments the same.
public struct BehaviourComparison: Sendable {
  /// What was asked.
  public let subject: Behaviour.Subject
  /// What they do not say alike.
  public internal(set) var differences: [Difference]

  /// How far they agree.
  public var `class`: DifferenceClass { differences.map(\.class).worst }
}

extension BehaviourComparison {
  /// Compares what two environments say.
  ///
  /// - Parameters:
  ///   - ours: what ours says.
  ///   - theirs: what the other one says.
  ///   - files: how their files compare, from which some of it follows.
  static func all(
    _ ours: Behaviour,
    _ theirs: Behaviour,
    files: [FileComparison]
  ) -> [BehaviourComparison] {
    let rules = BehaviourRules(files)
    return Behaviour.Subject.allCases.compactMap { subject in
      guard let own = ours[subject], let other = theirs[subject] else { return nil }
      let differences = rules.differences(own, other, on: subject)
      return BehaviourComparison(subject: subject, differences: differences)
    }
  }
}

/// Why answers may differ: most of them follow from files.
private struct BehaviourRules {
  private let files: [FileComparison]

  init(_ files: [FileComparison]) { self.files = files }

  func differences(
    _ ours: JSON,
    _ theirs: JSON,
    on subject: Behaviour.Subject
  ) -> [Difference] {
    switch subject {
    case .version, .requires:
      let field = subject == .version ? "version" : "requires-dist"
      return between(subject, ours, theirs) {
        MetadataValue($0, of: field).means(MetadataValue($1, of: field))
      }
    case .entryPoints, .pipList: return between(members(ours), members(theirs))
    case .files: return between(subject, ours, theirs).map(explainingFile)
    case .packages:
      return between(members(ours), members(theirs)).map { excused($0, by: ruleForPackages) }
    case .imports:
      // A path shows more than a hook; what a hook shows has to be on the path as well.
      return between(members(ours), members(theirs)).map { difference in
        let isMore = difference.theirs.map(isFailure) ?? true
        return excused(difference, by: isMore && hasRule(.importHook) ? .importHook : nil)
      }
    case .path:
      return between(subject, ours, theirs).map {
        $0.rule == .order
          ? Difference($0.subject, ours: text(ours), theirs: text(theirs))
          : excused($0, by: hasRule(.importHook) ? .importHook : nil)
      }
    case .pipShow: return between(members(ours), members(theirs)).flatMap(explainingField)
    case .uninstall:
      // Nothing is to be left on either side, even if both leave the same.
      return between(subject, ours, .array([])) + between(subject, .array([]), theirs)
    case .sourceTree:
      return between(subject, ours, theirs).map {
        // What is left beside the sources is litter; what is changed or gone is a loss.
        excused($0, by: $0.theirs?.hasPrefix("left: ") == true ? .sourceTree : nil)
      }
    }
  }

  // MARK: - Answers as lists

  private func between(
    _ subject: Behaviour.Subject,
    _ ours: JSON,
    _ theirs: JSON,
    isSame: (String, String) -> Bool = { _, _ in false }
  ) -> [Difference] {
    let texts = [ours, theirs].map { ($0.elements ?? [$0]).map(text) }
    return Difference.between(subject.rawValue, texts[0], texts[1], isSame: isSame)
  }

  private func between(
    _ ours: [(subject: String, reference: String)],
    _ theirs: [(subject: String, reference: String)]
  ) -> [Difference] {
    Difference.between(ours, theirs).filter { $0.rule != .order }
  }

  private func members(_ value: JSON) -> [(subject: String, reference: String)] {
    (value.members ?? []).flatMap { name, value in
      (value.elements ?? [value]).map { (name, text($0)) }
    }
  }

  private func text(_ value: JSON) -> String { value.text ?? value.rendered() }

  private func isFailure(_ answer: String) -> Bool { !answer.hasPrefix("/") }

  // MARK: - Reasons

  private func hasRule(_ rule: DifferenceRule) -> Bool {
    files.contains { $0.differences.contains { $0.rule == rule } }
  }

  private var ruleForPackages: DifferenceRule? {
    [DifferenceRule.topLevel, .importHook].first(where: hasRule)
  }

  private func excused(_ difference: Difference, by rule: DifferenceRule?) -> Difference {
    var difference = difference
    if difference.rule == nil { difference.rule = rule }
    return difference
  }

  /// A file that one side lists alone is told where files are compared.
  private func explainingFile(_ difference: Difference) -> Difference {
    let names = [difference.ours, difference.theirs].compactMap(\.self).map {
      "site-packages/" + $0
    }
    let isKnown = names.allSatisfy { name in
      files.contains { file in
        // A file that both have may have another name; one that they do not is told by its class.
        [file.ours?.path, file.theirs?.path].contains(name)
          && (file.ours != nil && file.theirs != nil || file.class != .different)
      }
    }
    return excused(difference, by: isKnown ? .followsFiles : nil)
  }

  /// What `pip show` prints comes from files, most of it from `METADATA`.
  private func explainingField(_ difference: Difference) -> [Difference] {
    if difference.subject == "Files" { return [explainingFile(difference)] }
    if difference.subject == "Installer" { return [excused(difference, by: .followsFiles)] }
    guard let metadata = files.first(where: { $0.kind == .metadata }) else { return [difference] }
    // `Author-email` is compared with `Author`, `Requires` with `Requires-Dist`.
    let stem = difference.subject.prefix { $0 != "-" }
    let causes = metadata.differences.filter { cause in
      cause.subject.hasPrefix(stem) || (stem == "Home" && cause.subject == "Project-URL")
    }
    let isExcused = !causes.isEmpty && causes.allSatisfy { $0.class != .different }
    return [excused(difference, by: isExcused ? .followsFiles : nil)]
  }
}
