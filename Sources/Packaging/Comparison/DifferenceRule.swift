/// Why a difference has the class that it has. Each rule has a code for programs and golden files,
/// and a sentence for people.
public enum DifferenceRule: String, Sendable, CaseIterable {
  // What texts have in common.
  case lineEnds = "line-ends"
  case order
  case spelling
  case followsFiles = "follows-files"

  // METADATA.
  case metadataVersion = "metadata-version"
  case people
  case legacyField = "legacy-field"
  case dynamicField = "dynamic-field"
  case importNames = "import-names"
  case derivedClassifiers = "derived-classifiers"
  case namedLicenseFiles = "named-license-files"

  // Who wrote it.
  case generator
  case pythonTwoTag = "python-2-tag"
  case installer
  case requested
  case uvFiles = "uv-files"
  case scriptText = "script-text"
  case archiveHash = "archive-hash"
  case environmentPath = "environment-path"

  // Names of files, and files that one side alone has.
  case startupName = "pth-name"
  case metadataFolderName = "dist-info-name"
  case importHook = "import-hook"
  case topLevel = "top-level"
  case strayIgnoreFile = "stray-gitignore"
  case emptyFile = "empty-file"
  case bytecode
  case sourceTree = "source-tree"

  /// What a difference under the rule amounts to.
  public var `class`: DifferenceClass {
    switch self {
    case .namedLicenseFiles: .different
    default: .equivalent
    }
  }

  /// The reason, as a sentence without a full stop.
  public var reason: String {
    switch self {
    case .lineEnds: "lines end in other characters, which every reader takes alike"
    case .order: "the order means nothing to readers"
    case .spelling: "the same values, written in another way"
    case .followsFiles: "follows from differences of files, which are classed by themselves"
    case .metadataVersion:
      "each field is understood in either version of the format; we name the lowest that has them "
        + "all"
    case .people:
      "the same people; some repeat names that have an address, or invent one where there is none"
    case .legacyField: "the field of an older metadata version says the same"
    case .dynamicField: "`Dynamic` in a wheel only tells how a backend came to a value"
    case .importNames:
      "`Import-Name` (PEP 794) is optional: we write what the project says, others what they find, "
        + "or nothing"
    case .derivedClassifiers:
      "some backends derive classifiers from `requires-python`, the license or nothing at all; we "
        + "write those of the project"
    case .namedLicenseFiles:
      "a license file that METADATA names is to be shipped (PEP 639), and one side does not have it"
    case .generator: "`WHEEL` names the program that made the wheel"
    case .pythonTwoTag:
      "some backends tag a project for Python 2 as well that does not say which Python it needs; we "
        + "never do"
    case .installer: "`INSTALLER` names the program that installed it"
    case .requested:
      "`REQUESTED` marks what a user asked for; not every installer writes it, and nothing is "
        + "imported by it"
    case .uvFiles: "uv keeps notes of its own beside the metadata, by which it knows its cache"
    case .scriptText:
      "every installer has its own text for launch scripts; this one calls the same function under "
        + "the same interpreter"
    case .archiveHash:
      "`direct_url.json` may name the hash of an archive in an old and in a new way, or leave it out"
    case .environmentPath: "the environments stand at different paths"
    case .startupName: "Python reads every `.pth` file, whatever its name"
    case .metadataFolderName: "readers find a `.dist-info` folder by its normalized name"
    case .importHook:
      "an import hook shows some packages and hides them from type checkers; a path on `sys.path` "
        + "shows them to everybody, and what lies beside them"
    case .topLevel:
      "`top_level.txt` is a file of setuptools without a standard; `Import-Name` is what replaces it"
    case .strayIgnoreFile:
      "a `.gitignore` of the backend's own folder gets into the wheel, and into every environment"
    case .emptyFile: "a file that says nothing is like one that is not there"
    case .bytecode: "bytecode is made from the modules, when they are installed or imported"
    case .sourceTree: "a build backend writes into the project's folder; we write nothing there"
    }
  }
}
