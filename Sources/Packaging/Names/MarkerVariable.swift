extension Marker {
  /// What a marker can ask of the environment.
  ///
  /// Source: dependency specifiers specification.
  public enum Variable: String, Hashable, Sendable, CaseIterable {
    /// Python's `os.name`, such as `posix`.
    case osName = "os_name"
    /// Python's `sys.platform`, such as `linux`.
    case sysPlatform = "sys_platform"
    /// The machine, such as `x86_64`.
    case platformMachine = "platform_machine"
    /// The implementation of Python, such as `CPython`.
    case platformPythonImplementation = "platform_python_implementation"
    /// The release of the operating system, such as `6.12.0`.
    case platformRelease = "platform_release"
    /// The operating system, such as `Linux`.
    case platformSystem = "platform_system"
    /// The build of the operating system, a text of any form.
    case platformVersion = "platform_version"
    /// The first two numbers of Python's version.
    case pythonVersion = "python_version"
    /// All of Python's version.
    case pythonFullVersion = "python_full_version"
    /// The name of the implementation, such as `cpython`.
    case implementationName = "implementation_name"
    /// The version of the implementation.
    case implementationVersion = "implementation_version"
    /// The extra that is asked for.
    case extra
    /// The extras that are asked for; only in lock files.
    case extras
    /// The dependency groups that are asked for; only in lock files.
    case dependencyGroups = "dependency_groups"

    /// The variable that a word names, be it in one of the spellings of before PEP 508.
    init?(spelling: String) {
      if let variable = Self(rawValue: spelling) {
        self = variable
        return
      }
      switch spelling {
      case "os.name": self = .osName
      case "sys.platform": self = .sysPlatform
      case "platform.version": self = .platformVersion
      case "platform.machine": self = .platformMachine
      case "platform.python_implementation", "python_implementation":
        self = .platformPythonImplementation
      default: return nil
      }
    }
  }
}
