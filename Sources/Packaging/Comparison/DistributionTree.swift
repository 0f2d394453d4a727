/// The files of a distribution: as they were installed, or as a wheel holds them.
public struct DistributionTree: Sendable {
  /// What there is, in the order of its paths.
  public let entries: [Entry]
  /// The path of the folder that modules are imported from, from the root of the tree on; empty where
  /// that is the root.
  public let site: String
  /// The absolute path of the root; nil for a wheel, which is nowhere yet.
  public let place: String?
  /// The name of the `.dist-info` folder in the site folder; nil where there is none.
  public let metadataFolder: String?

  /// A file, a folder or a link.
  public struct Entry: Sendable {
    /// The path from the root of the tree on, as the system knows it.
    public let path: [UInt8]
    /// Who may do what with it, as in `0644`; nil where that means nothing.
    public let mode: UInt16?
    /// What it holds.
    public let content: Content

    /// An entry from its parts.
    public init(path: [UInt8], mode: UInt16?, content: Content) {
      self.path = path
      self.mode = mode
      self.content = content
    }
  }

  /// What an entry holds.
  public enum Content: Sendable {
    /// The bytes of a file.
    case file([UInt8])
    /// The size and the SHA-256 digest of a file that is too large to be held.
    case large(size: Int, digest: FileDigest)
    /// Where a symbolic link leads, to the byte.
    case link([UInt8])
    /// A folder.
    case folder
    /// A pipe, a device, or what cannot be read: why.
    case unreadable(String)
  }

  /// A tree from its parts.
  ///
  /// - Parameters:
  ///   - entries: what there is, in any order.
  ///   - site: the path of the folder of modules from the root on.
  ///   - place: the absolute path of the root; nil for a wheel.
  ///   - project: the project that the distribution is of.
  public init(
    _ entries: [Entry],
    site: String = "",
    place: String? = nil,
    of project: ProjectName
  ) {
    self.entries = entries.sorted { $0.path.lexicographicallyPrecedes($1.path) }
    self.site = site
    self.place = place
    let prefix = Array((site.isEmpty ? "" : site + "/").utf8)
    let folders = entries.lazy.filter { $0.path.starts(with: prefix) }.map { entry in
      let name = entry.path.dropFirst(prefix.count).prefix { $0 != UInt8(ascii: "/") }
      return String(decoding: name, as: UTF8.self)
    }
    metadataFolder = folders.first { Self.isMetadataFolder($0, of: project) }
  }

  private static func isMetadataFolder(_ name: String, of project: ProjectName) -> Bool {
    let suffix = ".dist-info"
    guard name.hasSuffix(suffix) else { return false }
    let stem = name.dropLast(suffix.utf8.count)
    let dash = stem.utf8.lastIndex(of: UInt8(ascii: "-")) ?? stem.endIndex
    return (try? ProjectName(parsing: String(stem[..<dash]))) == project
  }

  /// A file of the metadata folder; nil where there is none, or it is too large.
  func metadata(_ name: String) -> [UInt8]? {
    let place = Place(ofMetadata: name)
    return entries.lazy.first { self.place(of: $0.path) == place }?.bytes
  }
}

extension DistributionTree.Entry {
  /// The bytes of a file; nil for anything else.
  public var bytes: [UInt8]? { if case .file(let bytes) = content { bytes } else { nil } }

  /// Its size in bytes; nil for what is no file.
  var size: Int? {
    switch content {
    case .file(let bytes): bytes.count
    case .large(let size, _): size
    default: nil
    }
  }
}

extension DistributionTree {
  /// Where an entry is, in words that mean the same in every tree: a folder of modules is
  /// `site-packages`, wherever it is, and the metadata folder has no name and no version.
  struct Place: Hashable {
    /// Which part of the tree.
    let room: Room
    /// The path in it.
    let path: [UInt8]

    /// The parts of a tree.
    enum Room: Hashable {
      case metadata
      case site
      case elsewhere
    }

    init(_ room: Room, _ path: some Sequence<UInt8>) {
      self.room = room
      self.path = Array(path)
    }

    /// The place of a file of the metadata folder.
    init(ofMetadata name: String) { self.init(.metadata, name.utf8) }
  }

  /// Where a path leads.
  func place(of path: [UInt8]) -> Place {
    guard let rest = path.below(site) else { return Place(.elsewhere, path) }
    if let metadataFolder {
      if rest.elementsEqual(metadataFolder.utf8) { return Place(.metadata, []) }
      if let file = rest.below(metadataFolder) { return Place(.metadata, file) }
    }
    return Place(.site, rest)
  }

  /// A path as people read it: `site-packages/hello.pth`, `bin/hello`.
  func shown(_ path: [UInt8]) -> String {
    guard !site.isEmpty, let rest = path.below(site) else {
      return String(decoding: path, as: UTF8.self).printable
    }
    return "site-packages/" + String(decoding: rest, as: UTF8.self).printable
  }
}

extension Collection<UInt8> {
  /// The rest of a path below a folder; nil for a path that is not in it.
  fileprivate func below(_ folder: String) -> SubSequence? {
    if folder.isEmpty { return self[...] }
    guard starts(with: folder.utf8) else { return nil }
    let rest = dropFirst(folder.utf8.count)
    return rest.first == UInt8(ascii: "/") ? rest.dropFirst() : nil
  }
}
