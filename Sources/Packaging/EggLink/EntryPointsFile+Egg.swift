extension EntryPointsFile {
  /// The bytes of the file as setuptools writes it: groups, and the entry points in each, in the
  /// order of their bytes.
  ///
  /// Source: setuptools 79, `egg_info`.
  public func renderedForEgg() -> [UInt8] {
    let sorted = groups.map { group in
      EntryPointGroup(
        name: group.name,
        entryPoints: group.entryPoints.sorted {
          $0.name.text.utf8.lexicographicallyPrecedes($1.name.text.utf8)
        }
      )
    }.sorted { $0.name.text.utf8.lexicographicallyPrecedes($1.name.text.utf8) }
    return EntryPointsFile(groups: sorted, warnings: []).rendered()
  }
}
