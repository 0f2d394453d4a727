public import EditableSystem
public import Packaging
public import SystemPackage

/// Something that is wrong with an environment or the cache.
public struct Finding: Sendable {
  /// What is wrong, and what a person can do.
  public let problem: Problem
  /// What this program can do; nil where a person has to decide.
  public let remedy: Remedy?

  /// Whether it is what an interrupted process left.
  var isHalfDone: Bool {
    if case .recover = remedy { true } else { false }
  }

  /// What mends a finding.
  public enum Remedy: Sendable {
    /// Ends the transaction of a process that was interrupted.
    case recover(FilePath)
    /// Installs a project again, as it was installed before.
    case reinstall(InstalledDistribution, project: FilePath)
    /// Removes a file that does harm and has no use.
    case remove(FilePath)
    /// Takes the mark off a file for which Python does not see it.
    case unhide(FilePath)
    /// Removes an installation that another one of the same project has replaced.
    case uninstall(InstalledDistribution)
    /// Removes a damaged entry of the cache.
    case discard(FilePath)
  }
}
