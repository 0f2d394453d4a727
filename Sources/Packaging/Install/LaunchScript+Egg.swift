extension LaunchScript {
  /// The project that a launch script of setuptools says it belongs to; nil for every other file.
  ///
  /// - Parameter head: the beginning of the file.
  ///
  /// Source: setuptools before version 80, `ScriptWriter`: `# EASY-INSTALL-ENTRY-SCRIPT:
  /// 'name==1.0','console_scripts','script'`.
  public static func project(ofEggScript head: [UInt8]) -> ProjectName? {
    let mark = "# EASY-INSTALL-ENTRY-SCRIPT: '"
    let lines = String(decoding: head, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    guard let line = lines.prefix(4).first(where: { $0.hasPrefix(mark) }) else { return nil }
    let name = line.dropFirst(mark.utf8.count).prefix { $0 != "'" && $0 != "=" }
    return try? ProjectName(parsing: String(name))
  }
}
