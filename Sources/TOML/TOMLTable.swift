/// The keys and values of a table, in the order in which the keys first appear.
public struct TOMLTable: Sendable {
  /// A key and what it stands for.
  public struct Entry: Sendable {
    /// The key, decoded; one part of a dotted key.
    public let key: String
    /// The bytes of the source that say the key, its quotes included; of a table's key, those in
    /// the header or dotted key from which the value's range comes.
    public let keyRange: Range<Int>
    /// What the key stands for.
    public let value: TOMLValue
  }

  /// All of the table.
  public let entries: [Entry]
  private let index: KeyIndex

  /// A table whose entries are indexed already.
  init(_ entries: [Entry], _ index: KeyIndex) {
    self.entries = entries
    self.index = index
  }

  /// The value of a key, or nil if the table lacks it.
  public subscript(key: String) -> TOMLValue? { entry(key)?.value }

  /// The entry of a key, or nil if the table lacks it.
  ///
  /// Keys are the same only if their code points are: `"é"` as one scalar is not `"é"` as two.
  public func entry(_ key: String) -> Entry? { index.position(of: key).map { entries[$0] } }
}
