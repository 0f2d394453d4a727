internal import EditableSystem
internal import Packaging
internal import SystemPackage

/// Everything that an installation will write, as a value: staging it, checking what is installed
/// against it, and `RECORD` all follow from one plan.
///
/// Source: binary distribution format, "Installing a wheel"; recording installed projects; the
/// layout is that of pip.
struct InstallPlan: Sendable {
  /// The normalized name of the project.
  let project: String
  /// The name of the metadata folder in the environment, or of the `.egg-link` file.
  let distInfo: String
  /// What the egg-link leads to, if it is one: metadata beside the sources, to be written there.
  let eggLink: EggLinkPlan?
  /// The folder of the environment that holds it.
  let library: WheelScheme
  /// Whether it makes the sources of a project visible, and does not copy them.
  let isEditable: Bool
  /// Every file of the environment, `RECORD` or the egg-link last.
  private(set) var files: [File]
  private let scheme: InstallScheme

  /// A file of the environment.
  struct File {
    /// The folder of the environment that it is in.
    let root: WheelScheme
    /// Its path in that folder.
    let path: String
    /// What it holds.
    let content: Content
    /// Its SHA-256 digest.
    let digest: FileDigest
    /// Its size in bytes.
    let size: Int
  }

  /// What a file holds. What an installer or a person edits is written anew, and shared with nobody.
  enum Content {
    /// The same as a file of the wheel, by its position in the manifest; it may be linked to.
    case cached(Int)
    /// Bytes of its own.
    case written([UInt8], isExecutable: Bool)
    /// The text of a launch script.
    case launchScript([UInt8])
    /// What the interpreter makes of the modules; it is staged already.
    case compiled
  }

  /// The plan of an installation.
  ///
  /// - Parameters:
  ///   - source: the wheel and where it came from.
  ///   - environment: where it goes.
  ///   - isRelative: whether `.pth` files name folders relative to their own.
  /// - Throws: `damaged-cache-entry`, where the wheel in the cache is not what it was;
  ///   `unusable-interpreter-path`, `script-without-function`.
  init(
    of source: InstallSource,
    in environment: PythonEnvironment,
    isRelative: Bool
  ) throws(EditableError) {
    var draft = Draft(source: source, environment: environment)
    project = source.wheel.manifest.name.project.normalized
    eggLink = source.eggLink
    isEditable = source.project != nil
    scheme = environment.scheme
    distInfo = draft.distInfo
    library = draft.library
    if let eggLink {
      try draft.addLaunchScripts()
      draft.add(eggLink.link)
      files = draft.files
      return
    }
    for index in source.wheel.manifest.files.indices {
      try draft.add(index, isRelative: isRelative)
    }
    try draft.addLaunchScripts()
    try draft.checkPaths()
    draft.addInstallerFiles()
    files = Self.recorded(draft.files, in: library, distInfo, scheme)
  }

  /// The paths of all files.
  var paths: [FilePath] { files.map { scheme[$0.root].pushing(FilePath($0.path)) } }

  /// The same plan with bytecode.
  ///
  /// - Parameter compiled: files that were staged, with paths in the folder of the metadata.
  func adding(_ compiled: [File]) -> InstallPlan {
    var plan = self
    // `RECORD` is last, and says what all the others are.
    plan.files = Self.recorded(files.dropLast() + compiled, in: library, distInfo, scheme)
    return plan
  }

  /// Files with the record of them all, whose paths are relative to the folder that the metadata is
  /// in.
  private static func recorded(
    _ files: some Sequence<File>,
    in library: WheelScheme,
    _ distInfo: String,
    _ scheme: InstallScheme
  ) -> [File] {
    let base = scheme[library]
    var prefixes: [WheelScheme: String] = [library: ""]
    var all = Array(files)
    var rows = all.map { file in
      let prefix: String
      if let known = prefixes[file.root] {
        prefix = known
      } else {
        let folder = scheme[file.root].relative(to: base)
        prefix = folder.isEmpty ? "" : folder.string + "/"
        prefixes[file.root] = prefix
      }
      return InstalledRecord.Row(path: prefix + file.path, digest: file.digest, size: file.size)
    }
    let path = "\(distInfo)/RECORD"
    rows.append(InstalledRecord.Row(path: path))
    all.append(.written(InstalledRecord(rows).rendered(), in: library, path))
    return all
  }
}

extension InstallPlan.File {
  /// A file that is shared with nobody.
  fileprivate static func written(
    _ bytes: [UInt8],
    in root: WheelScheme,
    _ path: String,
    isExecutable: Bool = false,
    content: InstallPlan.Content? = nil
  ) -> InstallPlan.File {
    InstallPlan.File(
      root: root,
      path: path,
      content: content ?? .written(bytes, isExecutable: isExecutable),
      digest: FileDigest(of: bytes),
      size: bytes.count
    )
  }
}

/// A plan that is being made.
private struct Draft {
  let source: InstallSource
  let environment: PythonEnvironment
  let distInfo: String
  let library: WheelScheme
  private(set) var files: [InstallPlan.File] = []

  init(source: InstallSource, environment: PythonEnvironment) {
    self.source = source
    self.environment = environment
    distInfo = source.metadataName
    library = source.wheel.manifest.library
    files.reserveCapacity(source.wheel.manifest.files.count + 8)
  }

  private var manifest: WheelManifest { source.wheel.manifest }

  mutating func add(_ index: Int, isRelative: Bool) throws(EditableError) {
    let file = manifest.files[index]
    guard let (root, place) = manifest.destination(of: file.path) else { return }
    if root == .scripts {
      guard !manifest.isLaunchScript(place) else { return }
      return try addScript(index, at: place)
    }
    var path = String(place)
    if root == library, path.hasSuffix(".pth"), !path.utf8.contains(UInt8(ascii: "/")) {
      var bytes = try source.wheel.contents(index)
      if isRelative {
        let folder = environment.scheme[root]
        bytes = PathConfigurationFile.relative(bytes) { FilePath($0).relative(to: folder).string }
      }
      return add(bytes, in: root, path)
    }
    if root == .headers { path = "\(manifest.name.distribution)/\(path)" }
    if manifest.distInfo != distInfo, path.hasPrefix(manifest.distInfo + "/"), root == library {
      path = distInfo + path.dropFirst(manifest.distInfo.utf8.count)
    }
    files.append(
      InstallPlan.File(
        root: root,
        path: path,
        content: .cached(index),
        digest: file.digest,
        size: file.size
      )
    )
  }

  /// A script of the wheel, whose first line may ask for the interpreter.
  private mutating func addScript(
    _ index: Int,
    at path: Substring
  ) throws(EditableError) {
    let bytes = try source.wheel.contents(index)
    let isExecutable = manifest.files[index].isExecutable
    let rewritten = try LaunchScript.rewritten(bytes, runBy: environment.shebang)
    add(rewritten ?? bytes, in: .scripts, String(path), isExecutable: isExecutable)
  }

  mutating func add(_ link: EggLinkFile) { add(link.rendered(), in: library, distInfo) }

  mutating func addLaunchScripts() throws(EditableError) {
    guard !manifest.scripts.isEmpty else { return }
    let shebang = try environment.shebang
    for script in manifest.scripts {
      let text = try LaunchScript(of: script, runBy: shebang).rendered()
      add(text, in: .scripts, script.name.text, content: .launchScript(text))
    }
  }

  /// Checks that no two files have one place: keys of `.data` can lead to the same folder.
  func checkPaths() throws(EditableError) {
    guard files.contains(where: { $0.root != library && $0.root != .scripts }) else { return }
    var places: Set<FilePath> = []
    for file in files {
      let place = environment.scheme[file.root].pushing(FilePath(file.path))
      guard places.insert(place).inserted else {
        throw EditableError(
          Problem(
            "duplicate-path",
            "the wheel `\(manifest.name.fileName)` has two files for `\(place)`",
            hint: "ask its authors for one that is right"
          )
        )
      }
    }
  }

  /// The files of the metadata folder that installers write, and no wheel has.
  mutating func addInstallerFiles() {
    add(Array("\(Generator.name)\n".utf8), in: library, "\(distInfo)/INSTALLER")
    add([], in: library, "\(distInfo)/REQUESTED")
    add(source.origin.rendered(), in: library, "\(distInfo)/direct_url.json")
  }

  private mutating func add(
    _ bytes: [UInt8],
    in root: WheelScheme,
    _ path: String,
    isExecutable: Bool = false,
    content: InstallPlan.Content? = nil
  ) {
    files.append(
      .written(bytes, in: root, path, isExecutable: isExecutable, content: content)
    )
  }
}

extension PythonEnvironment {
  /// How scripts of the environment find its interpreter.
  fileprivate var shebang: Shebang {
    get throws(EditableError) {
      isRelocatable
        ? Shebang(interpreterBeside: interpreter.lastComponent?.string ?? "python")
        : try Shebang(interpreterAt: interpreter.bytes)
    }
  }
}
