/// A pattern for the name of one file or folder, in Unicode scalars.
struct GlobName: Sendable, Hashable {
  /// What one scalar has to be.
  enum Scalar: Sendable, Hashable {
    case exactly(Unicode.Scalar)
    /// `?`.
    case any
    /// `[…]`: in one of the ranges.
    case within([ClosedRange<Unicode.Scalar>])
  }

  private(set) var steps: [GlobStep<Scalar>] = []

  /// The name if it is the only one that matches.
  var literal: String? {
    var literal = String.UnicodeScalarView()
    for step in steps {
      guard case .one(.exactly(let scalar)) = step else { return nil }
      literal.append(scalar)
    }
    return String(literal)
  }

  mutating func append(_ step: GlobStep<Scalar>) { steps.append(step) }

  func matches(_ name: Substring.UnicodeScalarView) -> Bool {
    steps.matches(name) { pattern, scalar in
      switch pattern {
      case .exactly(let expected): expected == scalar
      case .any: true
      case .within(let ranges): ranges.contains { $0.contains(scalar) }
      }
    }
  }
}
