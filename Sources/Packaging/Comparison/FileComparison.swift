/// What came of comparing a file of one tree with its counterpart in another.
public struct FileComparison: Sendable {
  /// What the file is for.
  public let kind: FileKind
  /// Our file; nil where we have none.
  public internal(set) var ours: Side?
  /// The file of the others; nil where they have none.
  public internal(set) var theirs: Side?
  /// What they do not say alike; nothing for files that are the same to the byte.
  public internal(set) var differences: [Difference]
  /// The lines that differ; nil for what is no text, or too long.
  public internal(set) var diff: UnifiedDiff?

  /// A file in its tree.
  public struct Side: Sendable {
    /// Where it is, as people read it.
    public internal(set) var path: String
    /// Who may do what with it; nil where that means nothing.
    public let mode: UInt16?
    /// Its size in bytes; nil for what is no file.
    public let size: Int?

    /// The mode in digits, such as `0644`.
    public var modeText: String? { mode.map(Self.text) }

    static func text(of mode: UInt16) -> String {
      let digits = String(mode, radix: 8)
      return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
  }

  /// How far they agree.
  public var `class`: DifferenceClass { differences.map(\.class).worst }

  /// The path that stands for both: ours, if there is one.
  public var path: String { (ours ?? theirs)?.path ?? "" }
}
