/// How the files of a foreign wheel lie in its archive, found to be what an installer can work with.
///
/// Source: binary distribution format, "File contents".
public struct WheelLayout: Sendable {
  /// The name of the metadata folder, as the archive spells it.
  public let distInfo: String
  /// The folders that the files lie in, those above before those below.
  public let folders: [WheelPath]
  /// What a reader should know all the same: `colliding-paths`, where two paths differ only in case
  /// or in how they compose characters, so that some file systems take them for one.
  public let warnings: [Problem]

  /// The layout of a wheel.
  ///
  /// - Parameters:
  ///   - paths: the files of the archive, in its order.
  ///   - name: the file name of the wheel.
  /// - Throws: everything that is wrong with them: `duplicate-path`, `colliding-paths`,
  ///   `no-dist-info`, `several-dist-infos`, `dist-info-mismatch`, `unknown-data-key`,
  ///   `unsafe-script-name`.
  public init(of paths: [WheelPath], in name: WheelName) throws(EditableError) {
    var checker = WheelLayoutChecker()
    checker.checkCollisions(of: paths)
    let distInfo = checker.findDistInfo(paths, of: name)
    for path in paths { checker.checkDestination(of: path, in: name) }
    let errors = checker.problems.filter { $0.severity == .error }
    guard let distInfo, errors.isEmpty else {
      // A hostile archive could have a million of them.
      throw EditableError(Array(errors.prefix(20)))
    }
    self.distInfo = distInfo
    self.folders = checker.folders
    self.warnings = Array(checker.problems.prefix(20))
  }
}

/// Collects what is wrong with a layout.
private struct WheelLayoutChecker {
  var problems: [Problem] = []
  private(set) var folders: [WheelPath] = []
  private var knownFolders: Set<WheelPath> = []
  private var foreignDataFolders: Set<String> = []

  mutating func report(_ code: Problem.Code, _ message: String) {
    problems.append(Problem(code, message))
  }

  mutating func checkCollisions(of paths: [WheelPath]) {
    var files: Set<WheelPath> = []
    // Swift takes texts for equal that differ only in how they compose characters.
    var folded: Set<String> = []
    files.reserveCapacity(paths.count)
    folded.reserveCapacity(paths.count)
    for path in paths {
      guard files.insert(path).inserted else {
        report("duplicate-path", "the archive has `\(path.text)` twice")
        continue
      }
      if !folded.insert(path.text.lowercased()).inserted {
        problems.append(
          Problem(
            "colliding-paths",
            "some file systems take `\(path.text)` for another file of the archive",
            severity: .warning
          )
        )
      }
      addFolders(of: path)
    }
    for folder in folders where files.contains(folder) {
      report("colliding-paths", "the archive has `\(folder.text)` as a file and as a folder")
    }
  }

  /// Adds the folders that a path lies in and that are new.
  private mutating func addFolders(of path: WheelPath) {
    var new: [WheelPath] = []
    var next = path.folder
    while let folder = next, knownFolders.insert(folder).inserted {
      new.append(folder)
      next = folder.folder
    }
    folders += new.reversed()
  }

  mutating func findDistInfo(_ paths: [WheelPath], of name: WheelName) -> String? {
    let found = folders.filter { $0.folder == nil && $0.text.hasSuffix(".dist-info") }
    guard let folder = found.first else {
      report("no-dist-info", "the archive has no `\(name.distInfo)` folder")
      return nil
    }
    guard found.count == 1 else {
      let names = found.map { "`\($0.text)`" }.joined(separator: ", ")
      report("several-dist-infos", "the archive has several metadata folders: \(names)")
      return nil
    }
    guard name.agrees(withFolder: folder.text, suffix: ".dist-info") else {
      report(
        "dist-info-mismatch",
        "the metadata folder `\(folder.text)` is not that of `\(name.fileName)`"
      )
      return nil
    }
    return folder.text
  }

  mutating func checkDestination(of path: WheelPath, in name: WheelName) {
    let root = path.root
    guard root.utf8.count < path.text.utf8.count, root.utf8.isDataFolder else { return }
    guard name.agrees(withFolder: String(root), suffix: ".data") else {
      if foreignDataFolders.insert(String(root)).inserted {
        report("unknown-data-key", "the data folder `\(root)` is not that of `\(name.fileName)`")
      }
      return
    }
    guard let place = WheelManifest.destination(of: path.text, rootIsPurelib: true) else {
      let keys = WheelScheme.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      report("unknown-data-key", "`\(path.text)` does not lie in one of \(keys)")
      return
    }
    switch place.scheme {
    case .scripts: checkScript(String(place.path))
    case .data: checkData(place.path)
    case .purelib, .platlib, .headers: break
    }
  }

  private mutating func checkScript(_ name: String) {
    do {
      _ = try ScriptName(parsing: name)
    } catch {
      problems += error.problems
    }
  }

  /// The scripts folder, and what makes a folder an environment, can be reached from its root too.
  private mutating func checkData(_ path: Substring) {
    let parts = path.split(separator: "/")
    let isScript =
      parts.count == 2 && ["bin", "scripts"].contains(parts[0].lowercased())
      && ScriptName.isInterpreter(String(parts[1]))
    let isRoot =
      parts.count == 1
      && (parts[0].lowercased() == "pyvenv.cfg" || ScriptName.isInterpreter(String(parts[0])))
    if isScript || isRoot {
      report("unsafe-script-name", "the data file `\(path)` would replace the interpreter")
    }
  }
}
