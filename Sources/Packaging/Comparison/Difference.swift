/// One thing that two files, or two environments, do not say alike.
public struct Difference: Sendable, Equatable {
  /// What it is about, such as `Requires-Dist`, `mode` or the name of an entry point.
  public var subject: String
  /// What we have; nil for nothing.
  public var ours: String?
  /// What the others have; nil for nothing.
  public var theirs: String?
  /// Why it has its class; nil where nothing excuses it.
  public var rule: DifferenceRule?

  /// A difference from its parts.
  public init(
    _ subject: String,
    ours: String? = nil,
    theirs: String? = nil,
    by rule: DifferenceRule? = nil
  ) {
    self.subject = subject
    self.ours = ours
    self.theirs = theirs
    self.rule = rule
  }

  /// What it amounts to.
  public var `class`: DifferenceClass { rule?.class ?? .different }
}

extension Difference {
  /// Compares two lists whose order means nothing.
  ///
  /// - Parameters:
  ///   - subject: what the lists are about.
  ///   - ours: our values, as written.
  ///   - theirs: the values of the others.
  ///   - rule: why a value that one side lacks means nothing; nil where it does mean something.
  ///   - isSame: whether two values that are not the same bytes mean the same.
  static func between(
    _ subject: String,
    _ ours: [String],
    _ theirs: [String],
    absent rule: DifferenceRule? = nil,
    isSame: (String, String) -> Bool = { _, _ in false }
  ) -> [Difference] {
    guard !ours.elementsEqual(theirs, by: areSameBytes) else { return [] }
    // Equal values first, by a table: only the few that are left are compared with one another.
    var places = Dictionary(grouping: theirs.indices.reversed()) { Array(theirs[$0].utf8) }
    var matches: [Int?] = ours.map { places[Array($0.utf8)]?.popLast() }
    let matched = Set(matches)
    var others = theirs.indices.filter { !matched.contains($0) }
    var differences: [Difference] = []
    var missing: [String] = []
    for (index, value) in ours.enumerated() where matches[index] == nil {
      let candidates = others.prefix(pairLimit)
      if let position = candidates.firstIndex(where: { isSame(value, theirs[$0]) }) {
        matches[index] = others.remove(at: position)
        let other = matches[index].map { theirs[$0] }
        differences.append(Difference(subject, ours: value, theirs: other, by: .spelling))
      } else {
        missing.append(value)
      }
    }
    if missing.count == 1, others.count == 1 {
      differences.append(
        Difference(subject, ours: missing[0], theirs: theirs[others[0]], by: rule)
      )
    } else {
      differences += missing.map { Difference(subject, ours: $0, by: rule) }
      differences += others.map { Difference(subject, theirs: theirs[$0], by: rule) }
    }
    let order = matches.compactMap(\.self)
    if !zip(order, order.dropFirst()).allSatisfy({ $0 < $1 }) {
      differences.append(Difference(subject, by: .order))
    }
    return differences
  }

  /// How many values that no other is equal to a value is compared with.
  private static let pairLimit = 1000

  /// Whether two texts are the same bytes; Swift's own equality takes more texts for the same.
  static func areSameBytes(_ left: String, _ right: String) -> Bool {
    left.utf8.elementsEqual(right.utf8)
  }
}
