public import EditableSystem
public import Packaging
public import SystemPackage

/// What came of an installation.
public struct InstallReport: Sendable {
  /// What was installed, and where from.
  public let source: InstallSource
  /// The folder of the environment that the metadata is in.
  public let site: FilePath
  /// The name of the metadata folder, or of the `.egg-link` file.
  public let distInfo: String
  /// What was done.
  public let outcome: Outcome
  /// How the files of the wheel came into the environment; nothing where nothing was written.
  public let placements: Placements
  /// What is worth telling.
  public var warnings: [Problem]

  /// How it is recorded in the environment.
  public var layout: InstallLayout { source.eggLink == nil ? .distInfo : .eggLink }

  /// The report for a program: what was done, and the receipt.
  public var json: JSON {
    let (outcome, replaced): (String, [InstalledDistribution]) =
      switch outcome {
      case .installed(let replaced): ("installed", replaced)
      case .unchanged: ("unchanged", [])
      }
    return .object([
      ("outcome", .string(outcome)),
      ("replaced", .array(replaced.map { .string($0.path.string) })),
      ("receipt", Receipt(of: self).json),
      ("problems", .array(warnings.map(JSON.init))),
    ])
  }

  /// What was done.
  public enum Outcome: Sendable {
    /// The distribution was installed, in the place of some that were there.
    case installed(replacing: [InstalledDistribution])
    /// It was there already as it is to be, so that nothing was written.
    case unchanged
  }
}
