internal import Packaging
internal import SystemPackage

/// Questions that were asked of the file system, with the answers: what a result was made from.
///
/// The result still holds where each of them would be answered alike, which ``replay()`` finds out
/// with about one call to the system a path.
public struct Observations: Sendable {
  /// The notes as the cache stores them: paths are passed to the system as they lie there.
  let bytes: [UInt8]

  /// What was asked of a path.
  struct Questions: OptionSet {
    let rawValue: Int

    /// What it leads to.
    static let kind = Questions(rawValue: 1)
    /// Whether it is a symbolic link.
    static let link = Questions(rawValue: 2)
    /// Where it leads to, without links.
    static let resolved = Questions(rawValue: 4)
    /// Which names are in it.
    static let names = Questions(rawValue: 8)
    /// What its bytes are.
    static let contents = Questions(rawValue: 16)
  }

  /// What a path leads to, as it is stored.
  enum StoredKind: Int {
    case file, folder, other
    /// Nothing is there.
    case nothing
    /// The system does not tell.
    case unreachable

    init(_ status: Stat?, _ error: Errno?) {
      guard let status else {
        self = error == .noSuchFileOrDirectory || error == .notDirectory ? .nothing : .unreachable
        return
      }
      switch FilePath.Kind(status) {
      case .file: self = .file
      case .folder: self = .folder
      case .other: self = .other
      }
    }
  }

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The digest of the names in a folder; empty where it cannot be listed.
  static func digest(of names: [FilePath.Component]?) -> [UInt8] {
    guard let names else { return [] }
    var bytes: [UInt8] = []
    for name in names {
      bytes.append(contentsOf: name.string.utf8)
      bytes.append(0)
    }
    return FileDigest(of: bytes).bytes
  }
}

extension CacheEncoder {
  /// Writes observations.
  public mutating func append(_ observations: Observations) {
    append(observations.bytes)
  }
}

extension CacheDecoder {
  /// Reads observations.
  public mutating func observations() throws(Damage) -> Observations {
    Observations(bytes: try content())
  }
}
