internal import EditableSystem
internal import Packaging
internal import SystemPackage

/// The files that an installed distribution consists of, by what was recorded of it.
///
/// Source: recording installed projects, "The RECORD file"; the layout of eggs.
struct InstalledFiles {
  /// The distribution.
  let distribution: InstalledDistribution
  /// Its files, absolute: only those in folders of the environment.
  private(set) var paths: [FilePath] = []
  /// What was recorded and is outside of the environment: that is left alone.
  private(set) var outside: [FilePath] = []
  /// Where it leads, if it is an `.egg-link` that leads anywhere.
  private(set) var eggLink: InstalledEggLink?
  /// The folder of the project, which is read when something lies where it could be.
  private lazy var projectFolder = distribution.projectFolder
  /// Folders that were looked at, and whether they lie in the environment.
  private var seenFolders: [FilePath: Bool] = [:]

  /// Reads what was recorded.
  ///
  /// - Throws: `no-record`, where it is not known what belongs to it; `cannot-read`.
  init(
    of distribution: InstalledDistribution,
    in environment: PythonEnvironment
  ) throws(EditableError) {
    self.distribution = distribution
    switch distribution.kind {
    case .distInfo: try readRecord(in: environment)
    case .eggInfo: try readInstalledFiles(in: environment)
    case .eggLink: readEggLink(in: environment)
    }
  }

  private mutating func add(
    _ text: String,
    from folder: FilePath,
    in environment: PythonEnvironment
  ) {
    let path = folder.pushing(FilePath(text)).lexicallyNormalized()
    if environment.folders.contains(where: { path.starts(with: $0) && path != $0 }),
      leadsInside(path.parent, of: environment),
      !isVital(path, in: environment)
    {
      paths.append(path)
    } else {
      outside.append(path)
    }
  }

  /// Whether a file is one that makes the environment, whoever recorded it, or a source of the project:
  /// no record takes these along.
  private mutating func isVital(_ path: FilePath, in environment: PythonEnvironment) -> Bool {
    let folder = path.parent
    if folder == environment.scheme.scripts {
      return ScriptName.isInterpreter(path.lastComponent?.string ?? "")
    }
    if path == environment.prefix.appending("pyvenv.cfg") { return true }
    if environment.scheme.siteFolders.contains(where: path.starts) { return false }
    return projectFolder.map { path.starts(with: $0) } ?? false
  }

  /// Whether a folder that by its path lies in the environment does so with its links followed, too.
  private mutating func leadsInside(_ folder: FilePath, of environment: PythonEnvironment) -> Bool {
    if let known = seenFolders[folder] { return known }
    var isInside = true
    if let resolved = try? folder.resolved(), resolved != folder {
      isInside = environment.folders.contains {
        (try? $0.resolved()).map(resolved.starts) == true
      }
    }
    seenFolders[folder] = isInside
    return isInside
  }

  private mutating func readRecord(in environment: PythonEnvironment) throws(EditableError) {
    let file = distribution.path.appending("RECORD")
    guard file.kind() == .file else {
      // What was interrupted before it was anything is nothing.
      if distribution.path.appending("METADATA").kind() == nil {
        paths.append(file)
        return
      }
      guard isKnown else { throw .noRecord(distribution) }
      return try addUnrecorded(in: environment)
    }
    let record: Record
    do throws(EditableError) {
      record = try Record(
        parsing: file.contents(upTo: SourceTree.fileLimit),
        named: file.string,
        isInstalled: true
      )
    } catch {
      guard error.code == .invalidRecord, isKnown else { throw error }
      return try addUnrecorded(in: environment)
    }
    for row in record.rows { add(row.path, from: distribution.site, in: environment) }
    // Whatever is in the folder goes with it, recorded or not.
    paths.append(file)
  }

  /// Whether what belongs to it is known without a record: this program has installed a project.
  private var isKnown: Bool { distribution.isOwn && distribution.projectFolder != nil }

  /// What this program installs for a project, where the record of it was lost.
  private mutating func addUnrecorded(in environment: PythonEnvironment) throws(EditableError) {
    add(distribution.startupFile.string, from: distribution.site, in: environment)
    addScripts(of: distribution.path, in: environment)
    paths.append(distribution.path.appending("RECORD"))
  }

  /// Adds the launch scripts that metadata speaks of.
  private mutating func addScripts(of metadata: FilePath, in environment: PythonEnvironment) {
    let file = metadata.appending("entry_points.txt")
    guard file.kind() == .file,
      let bytes = try? file.contents(upTo: SourceTree.fileLimit),
      let entryPoints = try? EntryPointsFile(parsing: bytes, named: file.string)
    else { return }
    for script in entryPoints.scripts {
      add(script.name.text, from: environment.scheme.scripts, in: environment)
    }
  }

  private mutating func readInstalledFiles(
    in environment: PythonEnvironment
  ) throws(EditableError) {
    let file = distribution.path.appending("installed-files.txt")
    guard file.kind() == .file else { throw .noRecord(distribution) }
    for line in try Self.lines(of: file) {
      add(line, from: distribution.path, in: environment)
    }
    paths.append(file)
  }

  /// An `.egg-link` owns itself and its launch scripts; whose the line of `easy-install.pth` and the
  /// metadata are depends on who else needs them.
  private mutating func readEggLink(in environment: PythonEnvironment) {
    paths.append(distribution.path)
    guard let link = InstalledEggLink(distribution) else { return }
    eggLink = link
    for script in link.scripts(of: distribution.name, in: environment.scheme.scripts) {
      add(script, from: environment.scheme.scripts, in: environment)
    }
  }

  /// The lines of a text that are not blank, without white space around them.
  private static func lines(of file: FilePath) throws(EditableError) -> [String] {
    let text = String(decoding: try file.contents(upTo: SourceTree.fileLimit), as: UTF8.self)
    return text.split { $0.isNewline }.map { line in
      var line = line
      while line.last?.isWhitespace == true { line.removeLast() }
      return String(line.drop { $0.isWhitespace })
    }.filter { !$0.isEmpty }
  }
}

extension EditableError {
  fileprivate static func noRecord(_ distribution: InstalledDistribution) -> EditableError {
    EditableError(
      .noRecord(
        distribution,
        hint: "remove it with the tool that installed it, such as the package manager of the system"
      )
    )
  }
}

extension Problem {
  /// A distribution of which nobody wrote down what belongs to it.
  static func noRecord(_ distribution: InstalledDistribution, hint: String) -> Problem {
    Problem(
      "no-record",
      "`\(distribution.path)` does not say which files belong to `\(distribution.name)`",
      hint: hint
    )
  }
}
