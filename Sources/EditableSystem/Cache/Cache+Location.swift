public import SystemPackage

extension Cache {
  /// The cache of the person who runs this program.
  ///
  /// - Parameters:
  ///   - given: the folder that was asked for; nil to go by the environment variables
  ///     `EDITABLE_CACHE_DIR`, `XDG_CACHE_HOME` (XDG Base Directory Specification, where only an
  ///     absolute path counts) and `HOME`.
  ///   - variable: the value of a variable that is set and not empty.
  /// - Returns: nil where there is no place for one.
  public static func located(
    at given: FilePath? = nil,
    variable: (String) -> String? = Environment.value(of:)
  ) -> Cache? {
    if let given = given ?? variable("EDITABLE_CACHE_DIR").map({ FilePath($0) }) {
      return absolute(given).map { Cache(at: $0) }
    }
    if let base = variable("XDG_CACHE_HOME").map({ FilePath($0) }), base.isAbsolute {
      return Cache(at: base.appending("editable"))
    }
    // Build services have a home that does not exist, and that nobody should make.
    guard let home = variable("HOME").map({ FilePath($0) }), home.isAbsolute,
      home.kind() == .folder
    else { return nil }
    #if canImport(Darwin)
      return Cache(at: home.pushing("Library/Caches/editable"))
    #else
      return Cache(at: home.pushing(".cache/editable"))
    #endif
  }

  /// Links into the cache are to lead there from everywhere.
  static func absolute(_ path: FilePath) -> FilePath? {
    if path.isAbsolute { return path }
    return (try? SystemCalls.resolve(".")).map { $0.pushing(path).lexicallyNormalized() }
  }
}
