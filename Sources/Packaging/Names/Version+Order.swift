extension Version: Comparable {
  /// Whether both have the same place in the order; how they were written does not matter.
  public static func == (left: Self, right: Self) -> Bool {
    left.epoch == right.epoch && left.significantRelease == right.significantRelease
      && left.suffix == right.suffix && left.local == right.local
  }

  /// The order of PEP 440: by epoch, by release, by what is before and after the release, by the
  /// local version.
  public static func < (left: Self, right: Self) -> Bool {
    if left.epoch != right.epoch { return left.epoch < right.epoch }
    let (leftRelease, rightRelease) = (left.significantRelease, right.significantRelease)
    if leftRelease != rightRelease { return leftRelease.lexicographicallyPrecedes(rightRelease) }
    let (leftSuffix, rightSuffix) = (left.suffix, right.suffix)
    if leftSuffix != rightSuffix { return leftSuffix < rightSuffix }
    return left.local.lexicographicallyPrecedes(right.local)
  }

  /// The release without the zeros at its end, which mean nothing to the order.
  private var significantRelease: ArraySlice<DecimalNumber> {
    let end = release.lastIndex { $0 != 0 }
    return end.map { release[...$0] } ?? []
  }

  private var suffix: Suffix { Suffix(of: self) }

  /// What stands around the final release: development releases, alphas, betas, candidates, the
  /// release itself and its post-releases, in this order.
  private struct Suffix: Hashable, Comparable {
    let phase: Int
    let phaseNumber: DecimalNumber
    let isPost: Int
    let postNumber: DecimalNumber
    let isFinished: Int
    let developmentNumber: DecimalNumber

    init(of version: Version) {
      phase =
        switch version.preRelease?.phase {
        case .alpha: 1
        case .beta: 2
        case .candidate: 3
        // A development release of the release itself comes before its first alpha.
        case nil: version.postRelease == nil && version.developmentRelease != nil ? 0 : 4
        }
      phaseNumber = version.preRelease?.number ?? 0
      isPost = version.postRelease == nil ? 0 : 1
      postNumber = version.postRelease ?? 0
      isFinished = version.developmentRelease == nil ? 1 : 0
      developmentNumber = version.developmentRelease ?? 0
    }

    static func < (left: Self, right: Self) -> Bool { left.key < right.key }

    private var key: (Int, DecimalNumber, Int, DecimalNumber, Int, DecimalNumber) {
      (phase, phaseNumber, isPost, postNumber, isFinished, developmentNumber)
    }
  }
}

extension Version: Hashable {
  /// Feeds what the order looks at.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(epoch)
    hasher.combine(significantRelease)
    hasher.combine(suffix)
    hasher.combine(local)
  }
}

extension Version.LocalSegment: Comparable {
  /// Texts in the order of their bytes, then numbers.
  public static func < (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.text(let left), .text(let right)): left < right
    case (.text, .number): true
    case (.number, .text): false
    case (.number(let left), .number(let right)): left < right
    }
  }
}
