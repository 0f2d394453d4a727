/// Who builds a project, and with what.
///
/// Source: PEP 517, PEP 518; pyproject.toml specification, `[build-system]`.
public struct BuildSystem: Sendable {
  /// `requires`: what has to be installed before the backend can be imported.
  public var requires: [Requirement]
  /// `build-backend`: a module, or an object in one; nil means setuptools' legacy backend.
  public var backend: ObjectReference?
  /// `backend-path`: folders relative to the project folder that hold the backend itself.
  public var backendPath: [Located<String>]
}
