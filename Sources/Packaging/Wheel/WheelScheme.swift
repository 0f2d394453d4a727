/// Where a file of a wheel is installed: the keys of its `.data` folder, which are paths of
/// `sysconfig`.
///
/// Source: binary distribution format, "The .data directory".
public enum WheelScheme: String, Sendable, Hashable, CaseIterable {
  /// Modules that do not depend on the platform.
  case purelib
  /// Modules that depend on the platform.
  case platlib
  /// C headers.
  case headers
  /// Commands.
  case scripts
  /// Anything else, from the root of the environment.
  case data
}

extension WheelManifest {
  /// Where a file goes.
  ///
  /// - Parameter path: the path of a file of the wheel.
  /// - Returns: the part of the environment, and the path below it; nil for a path in a `.data`
  ///   folder that has no key, which the reader of archives refuses.
  public func destination(of path: String) -> (scheme: WheelScheme, path: Substring)? {
    Self.destination(of: path, rootIsPurelib: rootIsPurelib)
  }

  static func destination(
    of path: String,
    rootIsPurelib: Bool
  ) -> (scheme: WheelScheme, path: Substring)? {
    let text = path.utf8
    let slash = UInt8(ascii: "/")
    guard let end = text.firstIndex(of: slash), text[..<end].isDataFolder else {
      return (rootIsPurelib ? .purelib : .platlib, Substring(path))
    }
    let inside = text[text.index(after: end)...]
    guard let keyEnd = inside.firstIndex(of: slash),
      let scheme = WheelScheme(rawValue: String(Substring(inside[..<keyEnd])))
    else { return nil }
    return (scheme, Substring(inside[inside.index(after: keyEnd)...]))
  }
}

extension Substring.UTF8View {
  /// Whether a folder at the root of an archive is one of data by its name.
  var isDataFolder: Bool { Substring(self).hasSuffix(".data") }
}
