/// How a project is recorded in an environment.
public enum InstallLayout: String, Sendable, CaseIterable {
  /// By a `.dist-info` folder, with a `.pth` file of its own (PEP 376, PEP 660).
  case distInfo = "dist-info"
  /// By an `.egg-link` file, with its metadata beside the sources, as setuptools did before version
  /// 80.
  case eggLink = "egg-link"
}
