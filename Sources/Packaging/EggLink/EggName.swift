/// The names of the files that an egg-link installation of a project consists of.
///
/// Source: the layout of setuptools before version 80; `safe_name` as pip looks for links by it.
public struct EggName: Sendable {
  /// The name of the link, such as `My.Demo-Pkg.egg-link`: each run of characters outside of
  /// `[A-Za-z0-9.]` is one `-`, the case and the dots stay. Setuptools 69 to 79 write one `-` for
  /// each `_`, which pip does not find where there are several in a row.
  public let linkFile: String
  /// The name of the metadata folder, such as `My.Demo_Pkg.egg-info`: `_` for each `-`. With any other
  /// spelling, pip takes it for the metadata of something else.
  public let metadataFolder: String

  /// The names of a project.
  public init(_ name: ProjectName) {
    linkFile = Self.safe(name.written) + ".egg-link"
    metadataFolder = name.written.replacing("-", with: "_") + ".egg-info"
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
