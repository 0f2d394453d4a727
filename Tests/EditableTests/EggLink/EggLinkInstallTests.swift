import Editable
import EditableSystem
import Foundation
import Packaging
import SystemPackage
import TestSupport
import Testing

/// An egg-link is installed whole, in the place of what was there, and nothing of others changes.
@Suite struct EggLinkInstallTests {
  private let egg =
    ["EDITABLE", "PKG-INFO", "SOURCES.txt", "dependency_links.txt"]
    + ["entry_points.txt", "top_level.txt"]

  @Test func installs() throws {
    let scene = try EggLinkScene()
    let report = try scene.install()
    #expect(report.layout == .eggLink && report.distInfo == "demo.egg-link")
    #expect(try scene.site() == ["demo.egg-link", "easy-install.pth"])
    #expect(
      try scene.text("v/lib/python3.12/site-packages/demo.egg-link") == "\(scene.source)\n../"
    )
    #expect(try scene.lines() == "\(scene.source)\n")
    #expect(try scene.sources() == ["demo", "demo.egg-info"])
    let metadata = scene.folder.path.pushing("p/src/demo.egg-info").string
    #expect(try FileManager.default.contentsOfDirectory(atPath: metadata).sorted() == egg)
    #expect(try scene.text("v/bin/demo").contains("from demo import main"))
  }

  /// Nothing is written where all is as it would be; a module that was added changes nothing.
  @Test func unchanged() throws {
    let scene = try EggLinkScene()
    try scene.install()
    try scene.folder.write("", to: "p/src/demo/more.py")
    let report = try scene.install()
    guard case .unchanged = report.outcome else {
      Issue.record("it was installed again")
      return
    }
    #expect(report.warnings.isEmpty)
  }

  @Test(arguments: [
    "v/lib/python3.12/site-packages/easy-install.pth", "v/bin/demo",
    "p/src/demo.egg-info/PKG-INFO", "p/src/demo.egg-info/SOURCES.txt",
    "p/src/demo.egg-info/EDITABLE", "p/src/demo.egg-info/entry_points.txt",
  ])
  func whatIsMissingIsMended(name: String) throws {
    let scene = try EggLinkScene()
    try scene.install()
    let before = try scene.folder.contents()
    try FileManager.default.removeItem(atPath: scene.folder.path.pushing(FilePath(name)).string)
    let item = try #require(Inventory(of: scene.environment(), cache: scene.cache).items.first)
    if !name.hasSuffix("EDITABLE") {
      guard case .stale = item.state else {
        Issue.record("\(item.state)")
        return
      }
    }
    guard case .installed = try scene.install().outcome else {
      Issue.record("it was not installed again")
      return
    }
    #expect(try scene.folder.contents() == before)
  }

  @Test func listed() throws {
    let scene = try EggLinkScene()
    try scene.install()
    let item = try #require(Inventory(of: scene.environment(), cache: scene.cache).items.first)
    #expect(item.version == "1.0" && item.project == scene.folder.path.appending("p"))
    guard case .current = item.state else {
      Issue.record("\(item.state)")
      return
    }
    #expect(try Doctor(scene.environment(), cache: scene.cache).examine().isEmpty)
  }

  /// Other lines keep their place and their bytes; a line that is there already stays where it is.
  @Test(arguments: [
    ("/x\r\n/y", "/x\r\n/y\r\n{}\r\n", "/x\r\n/y\r\n"), ("{}\n/x\n", "{}\n/x\n", "/x\n"),
    ("../../../../p/src\nimport z\n", "../../../../p/src\nimport z\n", "import z\n"),
    ("# x\n", "# x\n{}\n", "# x\n"),
  ])
  func sharedFile(before: String, with: String, without: String) throws {
    let scene = try EggLinkScene()
    func filled(_ text: String) -> String { text.replacing("{}", with: scene.source) }
    let file = "v/lib/python3.12/site-packages/easy-install.pth"
    try scene.folder.write(filled(before), to: file)
    try scene.install()
    #expect(try scene.lines().utf8.elementsEqual(filled(with).utf8))
    try scene.uninstall()
    #expect(try scene.lines().utf8.elementsEqual(without.utf8))
  }

  /// In one transaction, whatever was there before.
  @Test(arguments: [InstallLayout.distInfo, .eggLink], [InstallLayout.distInfo, .eggLink])
  func replaces(before: InstallLayout, after: InstallLayout) throws {
    let scene = try EggLinkScene()
    try scene.install(before)
    try scene.folder.write(
      EggLinkScene.project(version: "2.0", script: "new"),
      to: "p/pyproject.toml"
    )
    let report = try scene.install(after)
    guard case .installed(let replaced) = report.outcome else {
      Issue.record("unchanged")
      return
    }
    #expect(replaced.count == 1)
    #expect(report.warnings.allSatisfy { $0.code == "other-backend" })
    let expected =
      after == .eggLink
      ? ["demo.egg-link", "easy-install.pth"] : ["demo-2.0.dist-info", "demo.pth"]
    #expect(try scene.site() == expected)
    #expect(try scene.sources() == (after == .eggLink ? ["demo", "demo.egg-info"] : ["demo"]))
    let scripts = try FileManager.default.contentsOfDirectory(
      atPath: scene.folder.path.pushing("v/bin").string
    )
    #expect(scripts.sorted() == ["new", "python"])
  }

  @Test func relativeMakesNoSense() throws {
    let scene = try EggLinkScene()
    let error = #expect(throws: EditableError.self) {
      try scene.install { $0.isRelative = true }
    }
    #expect(error?.code == "relative-egg-link")
  }

  @Test(arguments: [
    ("[tool.editable]\nroots = [\"src\", \"lib\"]\n", "several-roots"),
    ("dynamic = [\"description\"]", "dynamic-metadata"),
  ])
  func cannotBe(keys: String, code: String) throws {
    let scene = try EggLinkScene(["p/lib/more.py": ""])
    let text =
      EggLinkScene.project(keys.hasPrefix("[") ? "" : keys) + (keys.hasPrefix("[") ? keys : "")
    try scene.folder.write(text, to: "p/pyproject.toml")
    let before = try scene.folder.contents()
    let error = #expect(throws: EditableError.self) { try scene.install() }
    #expect(code == "dynamic-metadata" || error?.code.rawValue == code)
    #expect(try scene.folder.contents() == before)
  }

  @Test func wheelsHaveNoSources() throws {
    let scene = try EggLinkScene(["demo-1.0-py3-none-any.whl": ""])
    let error = #expect(throws: EditableError.self) {
      try scene.install(.eggLink, "demo-1.0-py3-none-any.whl")
    }
    #expect(error?.code == "egg-link-of-wheel")
  }

  /// What leads to no metadata is not installed for anybody; to install it again mends it.
  @Test func metadataGone() throws {
    let scene = try EggLinkScene()
    try scene.install()
    let before = try scene.folder.contents()
    let metadata = scene.folder.path.pushing("p/src/demo.egg-info").string
    try FileManager.default.removeItem(atPath: metadata)
    let doctor = Doctor(try scene.environment(), cache: scene.cache)
    #expect(try doctor.examine().map(\.problem.code) == ["egg-info-gone"])
    try scene.install()
    #expect(try doctor.examine().isEmpty)
    #expect(try scene.folder.contents() == before)
  }

  @Test(arguments: [true, false]) func emptyLink(isFile: Bool) throws {
    let scene = try EggLinkScene()
    let path = "v/lib/python3.12/site-packages/demo.egg-link"
    if isFile {
      try scene.folder.write("\n", to: path)
    } else {
      try FileManager.default.createSymbolicLink(
        atPath: scene.folder.path.pushing(FilePath(path)).string,
        withDestinationPath: "nowhere"
      )
    }
    let doctor = Doctor(try scene.environment(), cache: scene.cache)
    #expect(try doctor.examine().map(\.problem.code) == ["empty-egg-link"])
    try scene.uninstall()
    #expect(try scene.site().isEmpty)
  }
}
