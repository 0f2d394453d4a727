internal import EditableSystem
internal import Packaging
internal import SystemPackage

/// Whose files are in the way of an installation.
extension InstallCommit {
  /// Checks that no file of others would be overwritten, unless that was asked for.
  ///
  /// - Returns: the files that will be.
  /// - Throws: `owned-by-another`, `in-the-way`.
  func strangers(
    of trees: [WheelScheme: FileTree],
    _ plan: InstallPlan
  ) throws(EditableError) -> [FilePath] {
    let strangers = WheelScheme.allCases.flatMap { root in
      trees[root].map { existing($0, in: environment.scheme[root]) } ?? []
    }.filter { !owned.contains($0) }
    guard !strangers.isEmpty else { return [] }
    let others = try others()
    let theirs = strangers.filter(others.contains)
    guard theirs.isEmpty || overwrites else { throw .owned(theirs, others) }
    let unowned = unowned(among: strangers.filter { !others.contains($0) }, plan)
    guard unowned.isEmpty || overwrites else { throw .unowned(unowned) }
    return theirs + unowned
  }

  /// The files that nobody owns and that somebody may miss: they are not what would be written, nor
  /// remains of an installation of which the record is gone.
  private func unowned(among paths: [FilePath], _ plan: InstallPlan) -> [FilePath] {
    guard !paths.isEmpty else { return [] }
    var digests: [FilePath: FileDigest] = [:]
    for file in plan.files {
      digests[environment.scheme[file.root].pushing(FilePath(file.path))] = file.digest
    }
    let remains = InstalledDistribution(plan.distInfo, in: environment.scheme[plan.library])
    return paths.filter { path in
      if let remains, path == remains.startupFile || path.starts(with: remains.path) {
        return false
      }
      if path.parent == environment.scheme.scripts, isLaunchScript(path) {
        return false
      }
      return (try? path.digest()) != digests[path]
    }
  }

  /// Whether a file looks like a launch script of the environment.
  private func isLaunchScript(_ path: FilePath) -> Bool {
    guard let interpreter = path.head(upTo: 4096).flatMap(Shebang.interpreter) else { return false }
    // That of an environment that can be moved is found by the shell.
    return FilePath(interpreter).parent == environment.scheme.scripts
      || interpreter.hasPrefix("$(dirname ")
  }

  /// The files of a tree that are there already; below a folder that is not, nothing is looked for.
  private func existing(_ tree: FileTree, in folder: FilePath) -> [FilePath] {
    tree.names.flatMap { name -> [FilePath] in
      let path = folder.appending(name)
      guard path.status(followingLinks: false) != nil else { return [] }
      return tree[name].map { existing($0, in: path) } ?? [path]
    }
  }
}

extension EditableError {
  fileprivate static func unowned(_ paths: [FilePath]) -> EditableError {
    return EditableError(
      Problem(
        "in-the-way",
        "\(paths.listed()) would be overwritten, and no distribution has recorded "
          + (paths.count == 1 ? "it" : "them"),
        hint: "move it out of the way if it is yours, or pass `--overwrite`"
      )
    )
  }

  fileprivate static func owned(_ paths: [FilePath], _ others: OwnedFiles) -> EditableError {
    let owner = paths.lazy.compactMap(others.owner).first ?? "another distribution"
    return EditableError(
      Problem(
        "owned-by-another",
        "\(paths.listed()) would be overwritten, and belong\(paths.count == 1 ? "s" : "") to `\(owner)`",
        hint: "uninstall `\(owner)`, or pass `--overwrite`"
      )
    )
  }
}
