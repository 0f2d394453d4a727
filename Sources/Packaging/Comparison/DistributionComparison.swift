/// What came of comparing an installation of ours with that of somebody else.
public struct DistributionComparison: Sendable {
  /// How the files compare.
  public private(set) var files: [FileComparison]
  /// How the environments behave; nothing where the files alone are compared.
  public private(set) var behaviours: [BehaviourComparison]

  /// Compares two trees, and what was said of the environments that they are in.
  ///
  /// - Parameters:
  ///   - ours: our tree.
  ///   - theirs: the tree of the others.
  ///   - behaviours: what the environments say; nil where nobody was asked.
  ///   - digest: computes the digest of some bytes, to check those of `RECORD`.
  public init(
    _ ours: DistributionTree,
    with theirs: DistributionTree,
    behaviours: (ours: Behaviour, theirs: Behaviour)? = nil,
    digest: @escaping ([UInt8], FileDigest.Algorithm) -> FileDigest
  ) {
    files = TreeComparison(
      ours: ours,
      theirs: theirs,
      checksImports: behaviours != nil,
      digest: digest
    ).files()
    self.behaviours =
      behaviours.map { [files] in
        BehaviourComparison.all($0.ours, $0.theirs, files: files)
      } ?? []
  }

  /// The class of all of it.
  public var `class`: DifferenceClass {
    (files.map(\.class) + behaviours.map(\.class)).worst
  }

  /// How many files and behaviours are of a class.
  public func count(of class: DifferenceClass) -> Int {
    files.count { $0.class == `class` } + behaviours.count { $0.class == `class` }
  }

  /// The rules that were needed, in the order in which they are listed.
  public var rules: [DifferenceRule] {
    let all = (files.map(\.differences) + behaviours.map(\.differences)).joined()
    let used = Set(all.compactMap(\.rule))
    return DifferenceRule.allCases.filter(used.contains)
  }

  /// The same with every text replaced, such as the paths of folders that exist no longer.
  public func mapTexts(_ transform: (String) -> String) -> Self {
    func map(_ differences: [Difference]) -> [Difference] {
      differences.map { difference in
        Difference(
          transform(difference.subject),
          ours: difference.ours.map(transform),
          theirs: difference.theirs.map(transform),
          by: difference.rule
        )
      }
    }
    var copy = self
    copy.files = files.map { file in
      var file = file
      file.differences = map(file.differences)
      file.diff = file.diff?.mapTexts(transform)
      return file
    }
    copy.behaviours = behaviours.map { behaviour in
      var behaviour = behaviour
      behaviour.differences = map(behaviour.differences)
      return behaviour
    }
    return copy
  }
}

extension UnifiedDiff {
  fileprivate func mapTexts(_ transform: (String) -> String) -> UnifiedDiff {
    UnifiedDiff(
      hunks: hunks.map { hunk in
        Hunk(
          theirs: hunk.theirs,
          ours: hunk.ours,
          lines: hunk.lines.map { line in
            Line(side: line.side, text: transform(line.text), isUnended: line.isUnended)
          }
        )
      }
    )
  }
}
