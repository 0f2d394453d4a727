public import Packaging
public import SystemPackage

/// What a folder of installed packages holds, listed once.
public struct SiteFolder: Sendable {
  /// The folder.
  public let path: FilePath
  /// Its distributions by the normalized names of their projects.
  public private(set) var distributions: [String: [InstalledDistribution]] = [:]
  /// The names of its `.pth` files, in the order in which Python reads them.
  public private(set) var startupFiles: [String] = []
  /// The folders of transactions, of running processes and of ended ones.
  public private(set) var transactions: [FilePath] = []

  /// Lists a folder; one that does not exist holds nothing.
  ///
  /// - Throws: `cannot-read`.
  public init(_ path: FilePath) throws(EditableError) {
    self.path = path
    guard try path.existingKind() != nil else { return }
    for name in try path.names() {
      let text = name.string
      if text.hasSuffix("o") || text.hasSuffix("k"),
        let distribution = InstalledDistribution(name, in: path)
      {
        distributions[distribution.name, default: []].append(distribution)
      } else if text.hasSuffix(".pth") {
        startupFiles.append(text)
      } else if Transaction.isTransaction(text) {
        transactions.append(path.appending(name))
      }
    }
  }

  /// Takes note of a change that this process made.
  ///
  /// - Parameters:
  ///   - name: the normalized name of a project.
  ///   - metadata: its metadata folder; nil if it is gone.
  public mutating func update(_ name: String, to metadata: FilePath.Component?) {
    let distribution = metadata.flatMap { InstalledDistribution($0, in: path) }
    distributions[name] = distribution.map { [$0] }
  }
}
