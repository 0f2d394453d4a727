public import SystemPackage

/// Which Python environment is asked for, as the command line says it.
public struct PythonRequest: Sendable, Equatable {
  /// The path of an interpreter or of an environment's folder, a version such as `3.12`, or the
  /// name of a program on `PATH`.
  public var python: String?
  /// A folder that modules go to directly; what is there is not a Python environment.
  public var target: FilePath?
  /// A folder to use in place of the interpreter's prefix.
  public var prefix: FilePath?
  /// Whether to install for the user alone.
  public var user: Bool
  /// Whether the first interpreter on `PATH` that is in no virtual environment is meant.
  public var system: Bool
  /// Whether to install where the distributor asks others not to (PEP 668).
  public var breakSystemPackages: Bool

  /// A request; by default whatever environment is active or near.
  public init(
    python: String? = nil,
    target: FilePath? = nil,
    prefix: FilePath? = nil,
    user: Bool = false,
    system: Bool = false,
    breakSystemPackages: Bool = false
  ) {
    self.python = python
    self.target = target
    self.prefix = prefix
    self.user = user
    self.system = system
    self.breakSystemPackages = breakSystemPackages
  }
}
