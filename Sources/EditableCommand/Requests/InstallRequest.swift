import Editable
import EditableSystem
import Packaging
import SystemPackage

/// What `editable install` was asked for.
struct InstallRequest: Request {
  /// Folders of projects, and wheels.
  var paths: [FilePath] = ["."]
  /// How projects are installed.
  var layout = InstallLayout.distInfo
  /// The environment to install into.
  var environment = PythonRequest()
  /// The cache to use.
  var cache = CacheRequest()
  /// How to install; the link modes of the environment variable where there are none.
  var options = InstallOptions()
  /// Whether is said what was decided, and why.
  var explain = false
  /// Whether nothing is said but errors and what was asked for.
  var quiet = false
  /// Whether a program asks.
  var json = false

  func run() throws(EditableError) -> Bool {
    let printer = InstallPrinter(
      quiet: quiet,
      json: json,
      explains: explain,
      count: paths.count
    )
    let cache = try cache.open()
    let environment = try environment.find(cache: cache)
    try environment.requireUnmanaged()
    printer.tell(environment)
    let reader = try SourceReader(cache: cache)
    var options = options
    if options.links == nil { options.links = try .chosen(by: "EDITABLE_LINK_MODE") }
    let installer = Installer(environment, cache: cache, options: options) {
      printer.tellWaiting(for: environment)
    }
    let requests = paths.map { request(for: $0, reader) }
    installer.install(requests) { [paths] index, result in
      printer.tell(result, of: paths[index], at: index)
    }
    return try !printer.finish(in: environment)
  }

  /// Reads a path when it is installed; one that was not meant as a path is refused as such.
  private func request(for path: FilePath, _ reader: SourceReader) -> Installer.Request {
    { () throws(EditableError) in
      do throws(EditableError) {
        return try reader.source(at: path, as: layout)
      } catch {
        throw Problem.noPath(path).map { EditableError($0) } ?? error
      }
    }
  }
}

extension InstallRequest {
  /// What the arguments ask for; nil where they are not plain.
  init?(plain arguments: ArraySlice<String>) {
    let known = [
      "--python=", "--target=", "--prefix=", "--user", "--system", "--break-system-packages",
      "--cache-dir=", "--no-cache", "--quiet", "-q", "--json", "--editable", "-e", "--link-mode=",
      "--relative", "--reinstall", "--overwrite", "--compile", "--explain",
    ]
    guard let plain = PlainArguments(arguments, known: known), let paths = plain.paths else {
      return nil
    }
    if !paths.isEmpty { self.paths = paths }
    environment = PythonRequest(
      python: plain.value(of: "--python="),
      target: plain.path(of: "--target="),
      prefix: plain.path(of: "--prefix="),
      user: plain.has("--user"),
      system: plain.has("--system"),
      breakSystemPackages: plain.has("--break-system-packages")
    )
    if let mode = plain.value(of: "--link-mode=") {
      guard let links = try? LinkChain(parsing: mode) else { return nil }
      options.links = links
    }
    guard (try? environment.requireOneDestination()) != nil else { return nil }
    cache = CacheRequest(plain)
    if plain.has("--relative") { options.isRelative = true }
    options.reinstalls = plain.has("--reinstall")
    options.overwrites = plain.has("--overwrite")
    options.compiles = plain.has("--compile")
    explain = plain.has("--explain")
    quiet = plain.has("--quiet") || plain.has("-q")
    json = plain.has("--json")
  }
}

extension LinkChain {
  /// The chain that an environment variable holds; nil where it is not set or empty.
  fileprivate static func chosen(by name: String) throws(EditableError) -> LinkChain? {
    guard let text = Environment.value(of: name) else { return nil }
    do throws(EditableError) {
      return try LinkChain(parsing: text)
    } catch {
      throw EditableError(
        Problem(
          .invalidLinkMode,
          "the environment variable `\(name)`: \(error.problems[0].message)",
          hint: error.problems[0].hint
        )
      )
    }
  }
}
