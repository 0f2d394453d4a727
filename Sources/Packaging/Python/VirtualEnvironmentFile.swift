/// The `pyvenv.cfg` file of a virtual environment.
///
/// It is read as leniently as Python itself does. Source: PEP 405; Python's `site` module; the keys
/// that `venv`, `virtualenv` and `uv` add.
public struct VirtualEnvironmentFile: Sendable, Equatable {
  /// The folder of the interpreter that the environment was made from.
  public let home: String?
  /// The version of that interpreter; nil where none is said, or only part of it.
  public let version: Version?
  /// The implementation of Python as it calls itself, such as `CPython` or `PyPy`.
  public let implementation: String?
  /// Whether the packages of the base interpreter can be imported, too.
  public let includesSystemSite: Bool
  /// Whether the environment may be moved, so that its scripts must not name its folder (uv).
  public let isRelocatable: Bool
  /// The interpreter that the environment was made from, where the file names it.
  public let executable: String?

  /// The file from its bytes, in UTF-8: `key = value` lines, all others mean nothing.
  public init(parsing bytes: [UInt8]) {
    var values: [String: String] = [:]
    for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      guard let equals = line.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let key = line[..<equals].withoutWhitespaceAround.map(\.lowercased)
      let value = line[line.index(after: equals)...].withoutWhitespaceAround
      values[String(decoding: key, as: UTF8.self)] = String(decoding: value, as: UTF8.self)
    }
    home = values["home"]
    // `version` is that of `venv`, `version_info` that of `virtualenv` and `uv`.
    version = (values["version_info"] ?? values["version"]).flatMap(Self.version)
    implementation = values["implementation"]
    // Python takes a missing key for true.
    includesSystemSite = (values["include-system-site-packages"] ?? "true").lowercased() == "true"
    isRelocatable = values["relocatable"]?.lowercased() == "true"
    executable = values["executable"] ?? values["base-executable"]
  }

  /// A version in the spelling of `sys.version_info`, `3.13.0.final.0`, or in that of PEP 440; nil
  /// without all three numbers.
  private static func version(_ text: String) -> Version? {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    let phases = ["alpha": "a", "beta": "b", "candidate": "rc"]
    var spelling = text
    if parts.count == 5 {
      let release = parts[..<3].joined(separator: ".")
      if parts[3] == "final" { spelling = release }
      if let phase = phases[parts[3]] { spelling = release + phase + parts[4] }
    }
    guard let version = try? Version(parsing: spelling), version.release.count == 3 else {
      return nil
    }
    return version
  }
}

extension ArraySlice<UInt8> {
  /// The bytes without ASCII whitespace at either end.
  var withoutWhitespaceAround: Self {
    let isWhitespace = { (byte: UInt8) in byte == 0x20 || 0x09...0x0D ~= byte }
    guard let first = firstIndex(where: { !isWhitespace($0) }),
      let last = lastIndex(where: { !isWhitespace($0) })
    else { return [] }
    return self[first...last]
  }
}
