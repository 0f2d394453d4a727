/// What Python and pip say of an environment in which a distribution is installed.
public struct Behaviour: Sendable {
  /// What was said of each subject, in the order in which it was asked.
  public private(set) var answers: [(subject: Subject, answer: JSON)] = []

  /// What is asked.
  public enum Subject: String, Sendable, CaseIterable {
    /// The version, by `importlib.metadata`.
    case version
    /// The requirements, by `importlib.metadata`.
    case requires
    /// The entry points, by `importlib.metadata`.
    case entryPoints = "entry points"
    /// The files, by `importlib.metadata`.
    case files
    /// The packages that the distribution is said to have, by `importlib.metadata`.
    case packages = "packages_distributions"
    /// Where each top-level module is imported from, or why it is not.
    case imports = "import"
    /// Python's `sys.path`.
    case path = "sys.path"
    /// What `pip list` prints.
    case pipList = "pip list"
    /// What `pip show --files` prints.
    case pipShow = "pip show"
    /// What is left when pip has uninstalled it.
    case uninstall = "pip uninstall"
    /// What installing wrote into the project's folder.
    case sourceTree = "source tree"
  }

  /// Nothing was asked yet.
  public init() {}

  /// Notes an answer.
  public mutating func note(_ answer: JSON, on subject: Subject) {
    answers.append((subject, answer))
  }

  /// What was said of a subject; nil where nobody was asked.
  public subscript(subject: Subject) -> JSON? {
    answers.first { $0.subject == subject }?.answer
  }
}
