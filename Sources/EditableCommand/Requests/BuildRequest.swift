import Editable
import EditableSystem
import Packaging
import SystemPackage

/// What `editable build` was asked for.
struct BuildRequest: Request {
  /// The folder of the project.
  var project: FilePath = "."
  /// The folder for the wheel.
  var out: FilePath = "dist"
  /// Whether the entries are printed and nothing is written.
  var list = false
  /// Whether an egg-link is built in place of the wheel.
  var eggLink = false
  /// Whether warnings are left out.
  var quiet = false
  /// Whether a program asks.
  var json = false
  /// The cache to use.
  var cache = CacheRequest()

  func run() throws(EditableError) -> Bool {
    if eggLink { try buildEggLink() } else { try buildWheel() }
    return true
  }

  private func buildWheel() throws(EditableError) {
    let backend = try BuildBackend(projectAt: project, cache: list ? nil : cache.cache)
    tell(backend.warnings)
    let wheel = list ? nil : try backend.buildEditable(into: out)
    let names: [(String, JSON)] = [
      ("wheel", wheel.map { JSON.string($0.string) } ?? .null),
      ("file_name", .string(backend.name.fileName)),
    ]
    try answer(wheel, names, backend.plan.entries, backend.warnings)
  }

  private func buildEggLink() throws(EditableError) {
    let build = try EggLinkBuild(SourceTree(at: project))
    tell(build.warnings)
    let link = list ? nil : try build.write(into: out)
    let name = build.plan.name
    let names: [(String, JSON)] = [
      ("egg_link", link.map { JSON.string($0.string) } ?? .null),
      ("egg_info", link == nil ? .null : .string(out.appending(name.metadataFolder).string)),
      ("folder", .string(build.plan.link.folder)),
      ("file_name", .string(name.linkFile)),
    ]
    try answer(link, names, build.plan.entries, build.warnings)
  }

  private func tell(_ warnings: [Problem]) {
    if !json, !quiet { ProblemPrinter().print(warnings) }
  }

  /// Prints what was built: its path, or the list of its entries where nothing was written.
  private func answer(
    _ path: FilePath?,
    _ names: [(String, JSON)],
    _ entries: @autoclosure () -> [WheelEntry],
    _ warnings: [Problem]
  ) throws(EditableError) {
    let text: String
    if json {
      let list = entries().map { entry in
        JSON.object([("path", .string(entry.path)), ("size", .integer(entry.bytes.count))])
      }
      let problems = JSON.array(warnings.map(JSON.init))
      text = JSON.object(names + [("entries", .array(list)), ("problems", problems)]).rendered()
    } else {
      text = path?.string ?? entries().map(\.path).joined(separator: "\n")
    }
    try StandardStream.output.write(text + "\n")
  }
}

extension BuildRequest {
  /// What the arguments ask for; nil where they are not plain.
  init?(plain arguments: ArraySlice<String>) {
    let known = ["--out=", "--cache-dir=", "--no-cache", "--list", "--quiet", "-q", "--json"]
    guard let plain = PlainArguments(arguments, known: known), let paths = plain.paths,
      paths.count < 2
    else { return nil }
    if let path = paths.first { project = path }
    if let folder = plain.path(of: "--out=") { out = folder }
    list = plain.has("--list")
    quiet = plain.has("--quiet") || plain.has("-q")
    json = plain.has("--json")
    cache = CacheRequest(plain)
  }
}
