extension Requirement {
  /// Whether the requirement is one in an environment.
  ///
  /// - Parameters:
  ///   - environment: what the variables of its marker mean.
  ///   - extras: the extras of the requiring project that are asked for.
  public func applies(in environment: MarkerEnvironment, extras: Set<ExtraName> = []) -> Bool {
    marker?.evaluate(in: environment, extras: extras) ?? true
  }

  /// Whether a version of the project that is installed will do, be it a pre-release.
  ///
  /// What was installed from a URL does not show in its version: any version will do then.
  public func isSatisfied(byInstalled version: Version) -> Bool {
    switch source {
    case .versions(let specifiers): specifiers.contains(version, allowingPreReleases: true)
    case .url: true
    }
  }
}
