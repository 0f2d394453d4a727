import Editable
import EditableSystem
import Foundation
import Packaging
import SystemPackage
import TestSupport
import Testing

/// A wheel is taken from the cache if and only if nothing has changed that it was made from: every
/// change that a wheel depends on is noticed, whatever the times of files say, and no other is.
@Suite struct ProjectCacheTests {
  static let files = [
    "pyproject.toml": """
    [project]
    name = "Demo.Pkg"
    version = "1.0"
    readme = "README.md"
    license-files = ["LICEN[CS]E*", "licenses/*"]
    scripts = { demo = "demo_pkg:main" }
    dependencies = ["attrs>=20; python_version >= '3.9'"]
    """,
    "README.md": "# demo\n", "LICENSE": "MIT\n", "LICENSE.more": "more\n", "licenses/BSD": "BSD\n",
    "src/demo_pkg/__init__.py": "def main(): pass\n", "src/demo_pkg/inner.py": "",
  ]

  /// A change, and what is to come of looking again: an outcome, or the code of an error.
  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let result: String
    /// Whether what is built anew is the same wheel.
    let keepsWheel: Bool
    let apply: @Sendable (TemporaryFolder) throws -> Void

    init(
      _ name: String,
      _ result: String,
      keepsWheel: Bool = false,
      apply: @Sendable @escaping (TemporaryFolder) throws -> Void
    ) {
      self.testDescription = name
      self.result = result
      self.keepsWheel = keepsWheel
      self.apply = apply
    }
  }

  static let changes = [
    Change("nothing", "reused") { _ in },
    Change("pyproject.toml touched", "reused") { try $0.touch("pyproject.toml") },
    Change("pyproject.toml made executable", "reused") {
      try $0.setMode(0o755, of: "pyproject.toml")
    },
    Change("pyproject.toml hard-linked", "reused") {
      try FileManager.default.linkItem(
        atPath: $0.path.appending("pyproject.toml").string,
        toPath: $0.path.pushing("src/link").string
      )
      try FileManager.default.removeItem(atPath: $0.path.pushing("src/link").string)
    },
    Change("comment in pyproject.toml", "built", keepsWheel: true) {
      try $0.write(files["pyproject.toml", default: ""] + "\n# more\n", to: "pyproject.toml")
    },
    Change("version", "built") {
      try $0.write(
        files["pyproject.toml", default: ""].replacing("1.0", with: "1.1"),
        to: "pyproject.toml"
      )
    },
    Change("readme touched", "reused") { try $0.touch("README.md") },
    Change("readme made executable", "reused") { try $0.setMode(0o755, of: "README.md") },
    Change("text of the readme", "built") { try $0.write("# omed\n", to: "README.md") },
    Change("readme deleted", "missing-file") { try $0.remove("README.md") },
    Change("readme became a link", "checked-again") {
      try $0.write("# demo\n", to: "docs/README.md")
      try $0.remove("README.md")
      try $0.link("README.md", to: "docs/README.md")
    },
    Change("readme became a link to another text", "built") {
      try $0.write("# other\n", to: "docs/README.md")
      try $0.remove("README.md")
      try $0.link("README.md", to: "docs/README.md")
    },
    Change("readme became a link out of the project", "file-outside-project") {
      try $0.remove("README.md")
      try $0.link("README.md", to: "/etc/hostname")
    },
    Change("license file added", "built") { try $0.write("x\n", to: "LICENCE") },
    Change("license file added in a folder", "built") { try $0.write("x\n", to: "licenses/X") },
    Change("text of a license file", "built") { try $0.write("DSB\n", to: "licenses/BSD") },
    Change("license file deleted", "built") { try $0.remove("LICENSE.more") },
    Change("all license files deleted", "unmatched-license-files") {
      try $0.remove("licenses/BSD")
    },
    Change("license file became a folder", "built") {
      try $0.remove("LICENSE.more")
      try $0.write("", to: "LICENSE.more/file")
    },
    Change("folder of licenses became a link", "checked-again") {
      try $0.move("licenses", to: "terms")
      try $0.link("licenses", to: "terms")
    },
    Change("module in the package", "reused") { try $0.write("", to: "src/demo_pkg/new.py") },
    Change("text of a module", "reused") {
      try $0.write("x = 1\n", to: "src/demo_pkg/__init__.py")
    },
    Change("module in the source root", "checked-again") { try $0.write("", to: "src/new.py") },
    Change("unrelated file", "checked-again") { try $0.write("", to: "tox.ini") },
    Change("package renamed", "missing-module") { try $0.move("src/demo_pkg", to: "src/other") },
    Change("package moved out of src", "built") { try $0.move("src/demo_pkg", to: "demo_pkg") },
    Change("package in the project folder too", "ambiguous-roots") {
      try $0.write("", to: "demo_pkg/__init__.py")
    },
    Change("source root became a link", "built") {
      try $0.move("src", to: "lib")
      try $0.link("src", to: "lib")
    },
    Change("__init__ deleted", "checked-again") { try $0.remove("src/demo_pkg/__init__.py") },
    Change("stale metadata", "checked-again") {
      try $0.write("", to: "src/demo_pkg.egg-info/PKG-INFO")
    },
  ]

  @Test(arguments: changes) func notices(_ change: Change) throws {
    let cache = try TemporaryFolder()
    let source = try TemporaryFolder(Self.files)
    let projects = ProjectCache(Cache(at: cache.path))
    let first = try projects.wheel(ofProjectAt: source.path)
    #expect(first.outcome == .built)
    #expect(try projects.wheel(ofProjectAt: source.path).outcome == .reused)
    try change.apply(source)
    do {
      let second = try projects.wheel(ofProjectAt: source.path)
      #expect(second.outcome.rawValue == change.result)
      #expect(
        (second.wheel.digest == first.wheel.digest)
          == (second.outcome != .built || change.keepsWheel)
      )
      try expectAgreement(second, source)
      #expect(try projects.wheel(ofProjectAt: source.path).outcome == .reused)
    } catch let error as EditableError {
      #expect(error.code.rawValue == change.result)
    }
  }

  /// What the cache says is what the project says.
  private func expectAgreement(_ cached: CachedProject, _ source: TemporaryFolder) throws {
    let tree = try SourceTree(at: source.path)
    try expectContents(of: cached.wheel, tree)
    #expect(cached.warnings == tree.warnings)
    #expect(cached.folder == tree.folder)
    #expect(cached.name.written == tree.project.name.written)
    #expect(cached.version.rendered() == tree.project.version.rendered())
  }

  private func expectContents(of wheel: StoredWheel, _ tree: SourceTree) throws {
    // The record is made anew by each installation.
    let entries = tree.editableWheel.entries.dropLast()
    #expect(wheel.manifest.files.map(\.path) == entries.map(\.path))
    for (index, entry) in entries.enumerated() {
      #expect(try wheel.contents(index) == entry.bytes)
    }
  }

  /// Once files are so old that their times count, those are believed only as far as they go: the
  /// time of the last change can be set, by anybody, to anything.
  @Test(arguments: [nil, -2_000_000_000, 0, 4_000_000_000])
  func restoredTimes(seconds: Double?) throws {
    let cache = try TemporaryFolder()
    let source = try TemporaryFolder(Self.files)
    let projects = ProjectCache(Cache(at: cache.path))
    // In whole seconds, which can be set again to the bit.
    let time = seconds ?? Date().timeIntervalSince1970.rounded(.down)
    try source.touch("README.md", at: Date(timeIntervalSince1970: time))
    let before = try source.modified("README.md")
    Thread.sleep(forTimeInterval: 2.1)
    #expect(try projects.wheel(ofProjectAt: source.path).outcome == .built)
    #expect(try projects.wheel(ofProjectAt: source.path).outcome == .reused)
    try source.overwrite("# omed\n", in: "README.md")
    try source.touch("README.md", at: before)
    #expect(try source.modified("README.md") == before)
    #expect(try projects.wheel(ofProjectAt: source.path).outcome == .built)
    try source.overwrite("# demo\n", in: "README.md")
    try source.touch("README.md", at: before)
    #expect(try projects.wheel(ofProjectAt: source.path).outcome == .built)
  }

  /// A hit tells what the project has told, under the path by which it is known now.
  @Test func tellsTheSameWarnings() throws {
    let source = try TemporaryFolder([
      "b.py": "", "other.py": "", "b.egg-info/PKG-INFO": "",
      "pyproject.toml": "[project]\nname = \"b\"\nversion = \"1\"\nimport-names = [\"b\"]\n",
    ])
    let cache = try TemporaryFolder()
    let projects = ProjectCache(Cache(at: cache.path))
    let one = try projects.wheel(ofProjectAt: source.path)
    let detour = source.path.pushing(FilePath("../\(source.path.lastComponent?.string ?? "")"))
    let two = try projects.wheel(ofProjectAt: detour)
    #expect(two.outcome == .reused)
    #expect(one.warnings.map(\.code) == ["exposed-neighbours", "stale-metadata"])
    #expect(try two.warnings == SourceTree(at: detour).warnings)
    #expect(two.warnings[0].location?.file != one.warnings[0].location?.file)
  }

  @Test func settingsAndFolderCount() throws {
    let cache = try TemporaryFolder()
    let projects = ProjectCache(Cache(at: cache.path))
    let source = try TemporaryFolder(Self.files)
    let other = try TemporaryFolder(Self.files)
    let first = try projects.wheel(ofProjectAt: source.path, settings: ["b=1", "a=1"])
    #expect(
      try projects.wheel(ofProjectAt: source.path, settings: ["a=1", "b=1"]).outcome == .reused
    )
    #expect(try projects.wheel(ofProjectAt: source.path).outcome == .built)
    let second = try projects.wheel(ofProjectAt: other.path)
    #expect(second.outcome == .built)
    #expect(second.wheel.digest != first.wheel.digest)
  }

  /// Through a link, a project is the one that it leads to.
  @Test func linksToTheProject() throws {
    let cache = try TemporaryFolder()
    let projects = ProjectCache(Cache(at: cache.path))
    let source = try TemporaryFolder(Self.files)
    let links = try TemporaryFolder()
    try links.link("link", to: source.path.string)
    _ = try projects.wheel(ofProjectAt: source.path)
    let linked = try projects.wheel(ofProjectAt: links.path.appending("link"))
    #expect(linked.outcome == .reused)
    #expect(linked.folder == source.path)
  }

  @Test func rebuildsWhatIsDamaged() throws {
    let cache = try TemporaryFolder()
    let source = try TemporaryFolder(Self.files)
    func wheel() throws -> [UInt8] {
      let out = try TemporaryFolder()
      let backend = try BuildBackend(projectAt: source.path, cache: Cache(at: cache.path))
      let path = try backend.buildEditable(into: out.path)
      return try out.bytes(of: path.lastComponent?.string ?? "")
    }
    let whole = try wheel()
    let names = try cache.contents()
    let path = try #require(names.first { $0.hasPrefix("projects-1/") })
    let bytes = try cache.bytes(of: path)
    for damaged in [Array(bytes.dropLast()), bytes + [0], [], bytes.reversed()] {
      try cache.write(damaged, to: path)
      #expect(try wheel() == whole)
      #expect(try cache.bytes(of: path).count == bytes.count)
      #expect(try cache.contents() == names)
    }
    try cache.remove(path)
    #expect(try wheel() == whole)
    #expect(try cache.contents() == names)
  }

  @Test func withoutPlaceForACache() throws {
    let folder = try TemporaryFolder(["file": ""])
    let source = try TemporaryFolder(Self.files)
    let cache = Cache(at: folder.path.pushing("file/cache"))
    let cached = try ProjectCache(cache).wheel(ofProjectAt: source.path)
    #expect(cached.warnings.map(\.code) == ["unusable-cache"])
    #expect(cached.wheel.isTemporary)
    try expectContents(of: cached.wheel, SourceTree(at: source.path))
    #expect(try folder.contents() == ["file"])
    let backend = try BuildBackend(projectAt: source.path, cache: cache)
    #expect(backend.warnings.map(\.code) == ["unusable-cache"])
  }

  /// Nobody changes the golden projects while they are looked at.
  @Test(arguments: GoldenTests.cases) func unchanged(_ name: String) throws {
    let folder = FilePath(#filePath).removingLastComponent().removingLastComponent()
      .removingLastComponent().pushing("testdata/projects").appending(name)
    guard let tree = try? SourceTree(at: folder) else { return }
    guard case .holds = tree.observations.replay() else {
      Issue.record("\(name) has changed, it seems")
      return
    }
  }

  /// Nothing is held while a wheel is built, and whoever is first is right.
  @Test func manyAtOnce() async throws {
    let cache = try TemporaryFolder()
    let source = try TemporaryFolder(Self.files)
    let projects = ProjectCache(Cache(at: cache.path.appending("new")))
    let digests = try await withThrowingTaskGroup(of: FileDigest.self) { group in
      for _ in 0..<40 {
        group.addTask {
          let wheel = try projects.wheel(ofProjectAt: source.path).wheel
          _ = try wheel.unpacked(in: Cache(at: cache.path.appending("new")))
          return wheel.digest
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(digests.count == 40)
    #expect(digests.allSatisfy { $0 == digests[0] })
    let left = try cache.contents().filter { $0.contains(".tmp") }
    #expect(left.isEmpty)
  }
}
