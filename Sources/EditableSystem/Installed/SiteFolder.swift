public import Packaging
public import SystemPackage

/// What a folder of installed packages holds, listed once.
public struct SiteFolder: Sendable {
  /// The folder.
  public let path: FilePath
  /// The distributions by the normalized names of their projects.
  private var known: [String: [InstalledDistribution]] = [:]
  /// The names of its `.pth` files, in the order in which Python reads them.
  public private(set) var startupFiles: [String] = []
  /// The folders of transactions, of running processes and of ended ones.
  public private(set) var transactions: [FilePath] = []

  /// Lists a folder; one that does not exist holds nothing.
  ///
  /// - Throws: `cannot-read`.
  public init(_ path: FilePath) throws(EditableError) {
    self.path = path
    var metadata: [String] = []
    var startup: [String] = []
    var transactions: [String] = []
    do throws(Errno) {
      try SystemCalls.list(path) { name in
        // Most names are those of modules, and need not become texts.
        let bytes = UnsafeRawBufferPointer(start: name, count: Self.length(of: name))
        if bytes.hasSuffix(".dist-info") || bytes.hasSuffix(".egg-info")
          || bytes.hasSuffix(".egg-link")
        {
          metadata.append(String(decoding: bytes, as: UTF8.self))
        } else if bytes.hasSuffix(".pth") {
          startup.append(String(decoding: bytes, as: UTF8.self))
        } else if bytes.hasSuffix(Transaction.suffix) {
          transactions.append(String(decoding: bytes, as: UTF8.self))
        }
      }
    } catch .noSuchFileOrDirectory {
      return
    } catch {
      throw .system("cannot-read", "list", path, error)
    }
    for name in metadata {
      guard let distribution = InstalledDistribution(name, in: path) else { continue }
      known[distribution.name, default: []].append(distribution)
    }
    startupFiles = startup.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    self.transactions = transactions.filter(Transaction.isTransaction).map { path.appending($0) }
  }

  /// The distributions of a project; more than one only where something went wrong.
  ///
  /// - Parameter name: its normalized name.
  public func distributions(of name: String) -> [InstalledDistribution] { known[name] ?? [] }

  /// Every distribution, by the names of their projects.
  public var distributions: [InstalledDistribution] {
    known.values.joined().sorted {
      ($0.name, $0.version ?? "") < ($1.name, $1.version ?? "")
    }
  }

  /// Takes note of a change that this process made.
  ///
  /// - Parameters:
  ///   - name: the normalized name of a project.
  ///   - metadata: the name of its metadata folder; nil if it is gone.
  public mutating func update(_ name: String, to metadata: String?) {
    let distribution = metadata.flatMap { InstalledDistribution($0, in: path) }
    known[name] = distribution.map { [$0] }
  }

  private static func length(of name: UnsafePointer<CChar>) -> Int {
    var count = 0
    while name[count] != 0 { count += 1 }
    return count
  }
}

extension UnsafeRawBufferPointer {
  fileprivate func hasSuffix(_ suffix: String) -> Bool {
    let bytes = suffix.utf8
    return count > bytes.count && self[(count - bytes.count)...].elementsEqual(bytes)
  }
}
