public import Packaging
internal import SystemPackage

extension ComparisonReport {
  /// The report for a program: who was compared, how many files and behaviours are of which class, and
  /// each of them with its differences; the reasons of the rules that were needed.
  public var json: JSON {
    .object([
      (
        "project",
        .object([
          ("name", .string(name)), ("version", .string(version)), ("path", .string(path.string)),
        ])
      ),
      ("ours", .string(ours)),
      ("theirs", .string(theirs)),
      ("generator", generator.map(JSON.string) ?? .null),
      ("python", python.map { .string($0.rendered()) } ?? .null),
      ("class", .string(comparison.class.rawValue)),
      (
        "counts",
        .object(
          DifferenceClass.allCases.map { ($0.rawValue, .integer(comparison.count(of: $0))) }
        )
      ),
      ("files", .array(comparison.files.map(\.json))),
      ("behaviours", .array(comparison.behaviours.map(\.json))),
      ("rules", .object(comparison.rules.map { ($0.rawValue, .string($0.reason)) })),
      ("problems", .array(warnings.map(JSON.init))),
    ])
  }
}

extension FileComparison {
  fileprivate var json: JSON {
    .object([
      ("class", .string(`class`.rawValue)),
      ("kind", .string(kind.rawValue)),
      ("ours", ours?.json ?? .null),
      ("theirs", theirs?.json ?? .null),
      ("differences", .array(differences.map(\.json))),
      ("diff", diff.map { .array($0.rendered().map(JSON.string)) } ?? .null),
    ])
  }
}

extension FileComparison.Side {
  fileprivate var json: JSON {
    .object([
      ("path", .string(path)),
      ("mode", modeText.map(JSON.string) ?? .null),
      ("size", size.map(JSON.integer) ?? .null),
    ])
  }
}

extension BehaviourComparison {
  fileprivate var json: JSON {
    .object([
      ("class", .string(`class`.rawValue)),
      ("subject", .string(subject.rawValue)),
      ("differences", .array(differences.map(\.json))),
    ])
  }
}

extension Difference {
  fileprivate var json: JSON {
    .object([
      ("class", .string(`class`.rawValue)),
      ("subject", .string(subject)),
      ("ours", ours.map(JSON.string) ?? .null),
      ("theirs", theirs.map(JSON.string) ?? .null),
      ("rule", rule.map { .string($0.rawValue) } ?? .null),
    ])
  }
}
