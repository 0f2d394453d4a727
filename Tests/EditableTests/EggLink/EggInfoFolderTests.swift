import Editable
import EditableSystem
import Foundation
import Packaging
import SystemPackage
import TestSupport
import Testing

/// The metadata beside the sources goes with the last link to it, and only if it is ours and as it
/// was.
@Suite struct EggInfoFolderTests {
  @Test func goesWithTheLink() throws {
    let scene = try EggLinkScene()
    try scene.install()
    #expect(try scene.uninstall().warnings.isEmpty)
    #expect(try scene.sources() == ["demo"])
    #expect(try scene.site().isEmpty)
  }

  @Test func staysForAnotherEnvironment() throws {
    let scene = try EggLinkScene()
    try scene.install()
    try scene.install(into: "w")
    try scene.uninstall()
    #expect(try scene.sources() == ["demo", "demo.egg-info"])
    let item = try #require(Inventory(of: scene.environment("w"), cache: scene.cache).items.first)
    guard case .current = item.state else {
      Issue.record("\(item.state)")
      return
    }
    try scene.uninstall(from: "w")
    #expect(try scene.sources() == ["demo"])
  }

  /// An environment that is gone needs nothing.
  @Test func doesNotStayForOneThatIsGone() throws {
    let scene = try EggLinkScene()
    try scene.install()
    try scene.install(into: "w")
    try FileManager.default.removeItem(atPath: scene.folder.path.appending("w").string)
    try scene.uninstall()
    #expect(try scene.sources() == ["demo"])
  }

  @Test(arguments: ["PKG-INFO", "top_level.txt", "not-zip-safe"])
  func staysIfSomethingChangedIt(name: String) throws {
    let scene = try EggLinkScene()
    try scene.install()
    try scene.folder.write("changed", to: "p/src/demo.egg-info/\(name)")
    let report = try scene.uninstall()
    #expect(report.warnings.map(\.code) == ["left-metadata"])
    #expect(try scene.text("p/src/demo.egg-info/\(name)") == "changed")
    #expect(throws: (any Error).self) { try scene.text("p/src/demo.egg-info/EDITABLE") }
    #expect(try scene.site().isEmpty)
  }

  /// What was there before is somebody else's, also after it was written anew.
  @Test func staysIfItWasThereBefore() throws {
    let scene = try EggLinkScene(["p/src/demo.egg-info/PKG-INFO": "old"])
    try scene.folder.write("", to: "p/src/demo.egg-info/not-zip-safe")
    try scene.folder.write("old\n", to: "p/src/demo.egg-info/requires.txt")
    try scene.install()
    #expect(try scene.text("p/src/demo.egg-info/PKG-INFO").contains("Version: 1.0"))
    #expect(throws: (any Error).self) { try scene.text("p/src/demo.egg-info/requires.txt") }
    try scene.install { $0.reinstalls = true }
    #expect(try scene.uninstall().warnings.isEmpty)
    let left = try FileManager.default.contentsOfDirectory(
      atPath: scene.folder.path.pushing("p/src/demo.egg-info").string
    ).sorted()
    #expect(left.contains("not-zip-safe") && left.contains("PKG-INFO"))
    #expect(!left.contains("EDITABLE"))
  }

  @Test func fileInTheWay() throws {
    let scene = try EggLinkScene(["p/src/demo.egg-info": "Metadata-Version: 1.0"])
    let before = try scene.folder.contents()
    let error = #expect(throws: EditableError.self) { try scene.install() }
    #expect(error?.code == "in-the-way")
    #expect(try scene.folder.contents() == before)
  }

  /// Without its metadata, the scripts are known from the project; without that, from themselves.
  @Test(arguments: [true, false]) func scriptsWithoutMetadata(hasProject: Bool) throws {
    let script = "#!/x\n# EASY-INSTALL-ENTRY-SCRIPT: 'demo','console_scripts','demo'\n"
    let scene = try EggLinkScene([
      "v/bin/demo": script, "v/bin/other": script.replacing("'demo'", with: "'other'"),
    ])
    try scene.folder.write(
      "\(scene.source)\n../",
      to: "v/lib/python3.12/site-packages/demo.egg-link"
    )
    if !hasProject {
      try FileManager.default.removeItem(atPath: scene.folder.path.appending("p").string)
    }
    try scene.uninstall()
    #expect(try scene.site().isEmpty)
    let scripts = try FileManager.default.contentsOfDirectory(
      atPath: scene.folder.path.pushing("v/bin").string
    )
    #expect(scripts.sorted() == ["other", "python"])
  }
}
