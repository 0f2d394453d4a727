internal import EditableSystem
internal import Packaging
internal import SystemPackage

/// The temporary folder in which a comparison is made.
///
/// The two environments stand at the same path, one after the other, so that launch scripts, digests
/// and lengths can be the same to the byte. Both install a copy of the project: build backends write
/// into its folder.
struct Place {
  private let tree: TemporaryTree
  private let root: FilePath

  init() throws(EditableError) {
    tree = try TemporaryTree.make()
    root = try tree.path.resolved()
  }

  /// Where the environments are.
  var environment: FilePath { root.appending("environment") }
  /// Our cache, and that of the others.
  var cache: FilePath { root.appending("cache") }
  /// What the probe writes to.
  var answers: FilePath { root.appending("answers.json") }

  /// What is set for every program that is run: see ``Pip/variables``. Whatever they write for a
  /// moment is here, too, where they may be stopped before they can remove it.
  func variables() throws(EditableError) -> [String: String?] {
    let folder = root.appending("temporary")
    try folder.makeFolders()
    return Pip.variables.merging(["TMPDIR": folder.string]) { $1 }
  }

  /// Copies a project.
  ///
  /// - Returns: the folder of the copy, which has the name of the original.
  func copy(ofProjectAt folder: FilePath) throws(EditableError) -> FilePath {
    let copy = root.appending("project").appending(folder.lastComponent?.string ?? "project")
    copy.parent.removeTree()
    try copy.parent.makeNewFolder()
    try folder.copyTree(to: copy) { Self.isLeftOut($0) }
    return copy
  }

  /// Folders that no build needs, and that can be large: of version control, environments, caches.
  private static func isLeftOut(_ folder: FilePath) -> Bool {
    let name = folder.lastComponent?.string ?? ""
    return [".git", ".hg", ".svn", ".jj", "node_modules", "__pycache__"].contains(name)
      || folder.appending("pyvenv.cfg").kind() == .file
      || folder.appending("CACHEDIR.TAG").kind() == .file
  }

  /// A fresh environment, in the place of the one before.
  ///
  /// - Parameter base: the environment whose interpreter it gets.
  /// - Throws: `cannot-make-environment`.
  func makeEnvironment(like base: PythonEnvironment) throws(EditableError) -> PythonEnvironment {
    environment.removeTree()
    let result = try base.interpreter.run(
      ["-I", "-m", "venv", "--without-pip", environment.string],
      variables: try variables(),
      within: Pip.patience
    )
    guard result.status == 0 else {
      throw EditableError(
        Problem(
          "cannot-make-environment",
          "`\(base.interpreter) -m venv` ended with status \(result.status)",
          note: result.text,
          hint: "name another interpreter with `--python`"
        )
      )
    }
    let made = try PythonEnvironment.find(
      PythonRequest(python: environment.pushing("bin/python").string),
      currentFolder: root,
      cache: nil
    )
    // pip would remove the folder as well when it is empty again.
    try made.scheme.purelib.appending("README.txt").create(with: Array("a comparison\n".utf8))
    return made
  }
}

extension ProcessResult {
  /// The last lines of what it wrote, errors after the rest: as much as a message shows.
  var text: String {
    String(decoding: (output + errors).suffix(20_000), as: UTF8.self)
      .split(separator: "\n").suffix(40).joined(separator: "\n")
  }
}
