/// What a file of a distribution is for, which says how two of them are compared.
public enum FileKind: String, Sendable {
  /// `METADATA`.
  case metadata
  /// `WHEEL`.
  case wheelFile = "wheel-file"
  /// `RECORD`.
  case record
  /// `direct_url.json`, and what else holds JSON.
  case json
  /// `entry_points.txt`.
  case entryPoints = "entry-points"
  /// `INSTALLER`.
  case installer
  /// A `.pth` file.
  case startup
  /// A program.
  case script
  /// The folder of the metadata.
  case metadataFolder = "metadata-folder"
  /// Any other folder.
  case folder
  /// Anything else.
  case file
}

extension DistributionTree {
  /// What an entry is for.
  func kind(of entry: Entry) -> FileKind {
    let place = place(of: entry.path)
    if case .folder = entry.content {
      return place == Place(.metadata, []) ? .metadataFolder : .folder
    }
    let name = String(decoding: place.path, as: UTF8.self)
    switch place.room {
    case .metadata:
      switch name {
      case "METADATA": return .metadata
      case "WHEEL": return .wheelFile
      case "RECORD": return .record
      case "entry_points.txt": return .entryPoints
      case "INSTALLER": return .installer
      default: return name.hasSuffix(".json") && !name.contains("/") ? .json : .file
      }
    case .site where name.hasSuffix(".pth") && !name.contains("/"): return .startup
    case .elsewhere where name.hasPrefix("bin/"): return .script
    default: return .file
    }
  }
}
