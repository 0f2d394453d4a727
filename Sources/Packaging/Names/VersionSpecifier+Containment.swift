extension VersionSpecifier {
  /// Whether a version meets the condition; pre-releases do as other versions do.
  ///
  /// Source: version specifiers specification (PEP 440), "Version specifiers".
  public func contains(_ version: Version) -> Bool {
    switch bound {
    case .version(let bound): meets(bound, version)
    case .prefix(let prefix):
      version.starts(with: prefix, count: prefix.release.count) == (comparison == .equal)
    case .text(let text): Self.areIdentical(version.rendered(), text)
    }
  }

  private func meets(_ bound: Version, _ version: Version) -> Bool {
    switch comparison {
    case .compatible:
      version >= bound && version.starts(with: bound, count: bound.release.count - 1)
    case .equal: version.comparable(with: bound) == bound
    case .notEqual: version.comparable(with: bound) != bound
    // A local version is one of the public version that the bound names.
    case .atMost: version.withoutLocal <= bound
    case .atLeast: version >= bound
    // `<1.0` has no place for `1.0rc1`, nor `<1.0.post2` for `1.0.post2.dev1`.
    case .before: version < (bound.isPreRelease ? bound : bound.firstDevelopmentRelease)
    case .after: version.withoutLocal > bound && !version.isPostRelease(of: bound)
    case .identical: Self.areIdentical(version.rendered(), bound.written)
    }
  }

  /// Whether two texts are the same in any mixture of cases, which is all that `===` asks.
  static func areIdentical(_ left: String, _ right: String) -> Bool {
    left.utf8.elementsEqual(right.utf8)
      || left.lowercased().utf8.elementsEqual(right.lowercased().utf8)
  }
}

extension VersionSpecifierSet {
  /// Whether a version meets all conditions.
  ///
  /// - Parameters:
  ///   - version: the version.
  ///   - allowingPreReleases: whether alphas, betas, candidates and development releases may do so;
  ///     if not, none does, even if a specifier names one.
  public func contains(_ version: Version, allowingPreReleases: Bool) -> Bool {
    (allowingPreReleases || !version.isPreRelease)
      && specifiers.allSatisfy { $0.contains(version) }
  }
}

extension Version {
  /// The same version without its local part.
  fileprivate var withoutLocal: Version {
    local.isEmpty ? self : Version(self, developmentRelease: developmentRelease)
  }

  /// The first of all that come before the version as its pre-releases.
  fileprivate var firstDevelopmentRelease: Version { Version(self, developmentRelease: 0) }

  /// What of the version is compared with a bound for equality: the local part only if the bound
  /// has one.
  fileprivate func comparable(with bound: Version) -> Version {
    bound.local.isEmpty ? withoutLocal : self
  }

  /// Whether the version has the epoch of another one and its first numbers; those that are
  /// missing are zeros.
  fileprivate func starts(with prefix: Version, count: Int) -> Bool {
    guard epoch == prefix.epoch else { return false }
    return (0..<count).allSatisfy { index in
      (index < release.count ? release[index] : 0) == prefix.release[index]
    }
  }

  /// Whether a later version differs from a bound, which is no such release itself, only in being a
  /// post-release of it.
  fileprivate func isPostRelease(of bound: Version) -> Bool {
    bound.postRelease == nil && bound.developmentRelease == nil
      && preRelease == bound.preRelease
      && starts(with: bound, count: bound.release.count)
      && release.dropFirst(bound.release.count).allSatisfy { $0 == 0 }
  }
}
