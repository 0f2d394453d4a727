internal import Packaging
public import SystemPackage

/// A distribution in a folder of installed packages, as the name of its metadata tells.
///
/// Source: recording installed projects, "The .dist-info directory"; the layout of eggs.
public struct InstalledDistribution: Sendable, Hashable {
  /// How a distribution is recorded.
  public enum Kind: Sendable, Hashable {
    /// A `.dist-info` folder.
    case distInfo
    /// An `.egg-info` folder or file of older tools.
    case eggInfo
    /// An `.egg-link` file, which leads to the metadata in the folder of a project.
    case eggLink
  }

  /// The normalized name of its project.
  public let name: String
  /// Its version, as the name has it; nil for an `.egg-link`.
  public let version: String?
  /// How it is recorded.
  public let kind: Kind
  /// The folder or file of its metadata.
  public let path: FilePath

  /// The distribution that an entry of a folder records; nil if it records none.
  ///
  /// - Parameters:
  ///   - text: the name of the entry.
  ///   - folder: the folder that it is in.
  public init?(_ text: String, in folder: FilePath) {
    guard let (suffix, kind) = Self.suffixes.first(where: { text.hasSuffix($0.suffix) }) else {
      return nil
    }
    var stem = text.dropLast(suffix.utf8.count)
    self.kind = kind
    path = folder.appending(text)
    // Eggs name the version of Python as well: `demo-1.0-py3.9`.
    if kind == .eggInfo, let dash = stem.lastIndex(of: "-"), stem[dash...].hasPrefix("-py") {
      stem = stem[..<dash]
    }
    // A name that follows the standard has one dash; older ones may have more, and no version.
    var written = String(stem)
    var version: String?
    if kind != .eggLink, let dash = stem.lastIndex(of: "-") {
      let last = String(stem[stem.index(after: dash)...])
      if (try? Version(parsing: last)) != nil || kind == .distInfo {
        written = String(stem[..<dash])
        version = last
      }
    }
    self.version = version
    name = (try? ProjectName(parsing: written))?.normalized ?? written.lowercased()
  }

  private static let suffixes: [(suffix: String, kind: Kind)] = [
    (".dist-info", .distInfo), (".egg-info", .eggInfo), (".egg-link", .eggLink),
  ]

  /// The `.pth` file that this program writes for an editable project of the name.
  public var startupFile: FilePath {
    site.appending(name.replacing("-", with: "_") + ".pth")
  }

  /// The folder that it is recorded in.
  public var site: FilePath { path.parent }
}
