/// How far two things that are compared agree.
public enum DifferenceClass: String, Sendable, CaseIterable, Comparable {
  /// Byte for byte, mode and name included.
  case same
  /// Not to the byte, but a rule says why that means nothing, or is meant.
  case equivalent
  /// Something that readers can tell apart.
  case different

  /// Whether one agrees more than the other.
  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .same: 0
    case .equivalent: 1
    case .different: 2
    }
  }
}

extension Sequence<DifferenceClass> {
  /// The class of a whole by those of its parts; a whole without parts is the same.
  public var worst: DifferenceClass { self.max() ?? .same }
}
