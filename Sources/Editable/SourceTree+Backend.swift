internal import Packaging

extension SourceTree {
  /// A note on the build backend of a project that names another one: it is not run, and what it
  /// might have added is missing.
  static func noteBackend(of buildSystem: BuildSystem?) -> [Problem] {
    // Without the table, it is the one of old (PEP 517, "Build backend interface").
    let backend = buildSystem?.backend.map { $0.rendered() } ?? "setuptools.build_meta:__legacy__"
    let module = backend.prefix { $0 != ":" && $0 != "." }
    guard module != Generator.name else { return [] }
    return [
      Problem(
        "other-backend",
        "the build backend `\(backend)` is not run: build hooks, compiled modules and data files "
          + "that it might have added are missing",
        severity: .note
      )
    ]
  }
}
