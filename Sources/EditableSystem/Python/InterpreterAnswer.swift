internal import Packaging
internal import SystemPackage

/// What an interpreter says of itself when it is started.
struct InterpreterAnswer: Sendable, Equatable {
  /// The answer to the byte, as it is kept.
  let bytes: [UInt8]
  /// The version of Python that it implements.
  let version: Version
  private let values: [String: [UInt8]]

  /// What every answer begins with: the number grows with the question.
  static let start = Array("editable-interpreter=1\0".utf8)
  /// What every answer ends with, so that half of one is none.
  static let end = Array("end=\0".utf8)

  /// An answer from what the interpreter printed: `key=value` entries, each with a NUL at its end,
  /// since paths can hold anything else. What start-up files printed before means nothing.
  ///
  /// - Returns: nil where the answer is not whole.
  init?(parsing output: [UInt8]) {
    guard let from = Self.position(of: Self.start, in: output[...]),
      let to = Self.position(of: Self.end, in: output[from...])
    else { return nil }
    bytes = Array(output[from..<to + Self.end.count])
    var values: [String: [UInt8]] = [:]
    for entry in bytes.split(separator: 0) {
      guard let equals = entry.firstIndex(of: UInt8(ascii: "=")) else { return nil }
      values[String(decoding: entry[..<equals], as: UTF8.self)] = Array(entry[(equals + 1)...])
    }
    self.values = values
    let spelling = String(decoding: values["python_full_version"] ?? [], as: UTF8.self)
    guard Self.required.allSatisfy({ values[$0]?.isEmpty == false }),
      let version = try? Version(parsing: spelling)
    else { return nil }
    self.version = version
  }

  private static let required = [
    "executable", "prefix", "base_prefix", "stdlib", "default.purelib", "default.platlib",
    "default.scripts", "default.include", "default.data", "python_version",
  ]

  private static func position(of part: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.indices.first { bytes[$0...].starts(with: part) }
  }

  /// Its own path, as it was started.
  var executable: FilePath { path("executable") }
  /// Python's `sys.prefix`.
  var prefix: FilePath { path("prefix") }
  /// Whether it is that of a virtual environment (PEP 405).
  var isVirtual: Bool { values["prefix"] != values["base_prefix"] }
  /// Whether it runs without the global interpreter lock (PEP 703).
  var isFreeThreaded: Bool { text("free_threaded") == "1" }
  /// Python's `sys.implementation.name`.
  var implementation: String { text("implementation_name") }
  /// The name of the framework that it is part of; empty where it is none (macOS).
  var framework: String { text("framework") }
  /// Where the distributor would put `EXTERNALLY-MANAGED` (PEP 668).
  var externallyManagedFile: FilePath { path("stdlib").appending("EXTERNALLY-MANAGED") }

  /// What markers mean to it.
  var markers: MarkerEnvironment {
    var markers: [Marker.Variable: String] = [:]
    for variable in Marker.Variable.allCases {
      if values[variable.rawValue] != nil { markers[variable] = text(variable.rawValue) }
    }
    return MarkerEnvironment(markers)
  }

  /// The folders of a kind of scheme; nil where the interpreter has none of the kind.
  ///
  /// - Parameters:
  ///   - kind: which scheme.
  ///   - root: the folder that it is in; of no meaning to `standard`.
  func scheme(_ kind: SchemeKind, in root: FilePath) -> InstallScheme? {
    let name = kind.rawValue
    guard values[name + ".purelib"]?.isEmpty == false else { return nil }
    let folder = { (key: String) in
      let path = self.path("\(name).\(key)")
      return path == "." ? root : root.pushing(path)
    }
    return InstallScheme(
      purelib: folder("purelib"),
      platlib: folder("platlib"),
      scripts: folder("scripts"),
      headers: folder("include"),
      data: folder("data")
    )
  }

  /// The kinds of schemes that an interpreter is asked for.
  enum SchemeKind: String {
    /// That of the interpreter's own prefix.
    case standard = "default"
    /// The same below another prefix.
    case prefix
    /// All below one folder, whatever the version.
    case home
    /// That of the user alone.
    case user
  }

  /// A value as text; empty where there is none.
  private func text(_ key: String) -> String {
    String(decoding: values[key] ?? [], as: UTF8.self)
  }

  /// A value as a path; empty where there is none.
  private func path(_ key: String) -> FilePath {
    FilePath(bytes: values[key] ?? [])
  }
}
