/// The names of the files that an egg-link installation of a project consists of.
///
/// Source: the layout of setuptools before version 80, `safe_name` and `filename_component`.
public struct EggName: Sendable {
  /// The name as setuptools writes it into `PKG-INFO`: each run of characters outside of
  /// `[A-Za-z0-9.]` is one `-`, the case and the dots stay.
  public let project: ProjectName
  /// The name of the link, such as `My.Demo-Pkg.egg-link`.
  public let linkFile: String
  /// The name of the metadata folder, such as `My.Demo_Pkg.egg-info`. With any other spelling, pip
  /// takes it for the metadata of something else.
  public let metadataFolder: String

  /// The names of a project.
  public init(_ name: ProjectName) {
    let safe = Self.safe(name.written)
    // What is left of a name is a name.
    project = (try? ProjectName(parsing: safe)) ?? name
    linkFile = safe + ".egg-link"
    metadataFolder = safe.replacing("-", with: "_") + ".egg-info"
  }

  private static func safe(_ name: String) -> String {
    var safe: [UInt8] = []
    for byte in name.utf8 {
      if byte.isLetterOrDigit || byte == UInt8(ascii: ".") {
        safe.append(byte)
      } else if safe.last != UInt8(ascii: "-") {
        safe.append(UInt8(ascii: "-"))
      }
    }
    return String(decoding: safe, as: UTF8.self)
  }
}
