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

  /// Each environment loses its own scripts, though the entry points are others by then.
  @Test(arguments: [true, false]) func scriptsOfEachEnvironment(uninstalls: Bool) throws {
    let scene = try EggLinkScene()
    try scene.install()
    try scene.install(into: "w")
    try scene.folder.write(EggLinkScene.project(script: "new"), to: "p/pyproject.toml")
    try scene.install()
    if uninstalls { try scene.uninstall(from: "w") } else { try scene.install(into: "w") }
    #expect(try scene.scripts() == ["new", "python"])
    #expect(try scene.scripts("w") == (uninstalls ? ["python"] : ["new", "python"]))
  }

  /// What was noted is known although another tool took the entry points away.
  @Test func scriptsWithoutEntryPoints() throws {
    let scene = try EggLinkScene()
    try scene.install()
    let file = scene.folder.path.pushing("p/src/demo.egg-info/entry_points.txt").string
    try FileManager.default.removeItem(atPath: file)
    try scene.uninstall()
    #expect(try scene.scripts() == ["python"])
  }

  /// An environment by two paths is one, and so is a project.
  @Test(arguments: [("v", "x"), ("x", "v")], [("p", "q"), ("q", "p"), ("p", "p")])
  func otherSpelling(environments: (String, String), projects: (String, String)) throws {
    // Scripts name the interpreter by its path.
    let text = EggLinkScene.project().split(separator: "[project.scripts]")[0]
    let scene = try EggLinkScene(["p/pyproject.toml": String(text)])
    for (link, target) in [("x", "v"), ("q", "p")] {
      let path = scene.folder.path.appending(link).string
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    }
    try scene.install(.eggLink, projects.0, into: environments.0)
    let items = try Inventory(of: scene.environment(environments.1), cache: scene.cache).items
    guard case .current = try #require(items.first).state else {
      Issue.record("\(items)")
      return
    }
    try scene.install(.eggLink, projects.0, into: "w")
    let report = try scene.install(.eggLink, projects.1, into: environments.1)
    if projects.0 == projects.1, case .installed = report.outcome {
      Issue.record("it was installed again")
    }
    let record = try scene.text("p/src/demo.egg-info/EDITABLE")
    #expect(record.split(separator: "\n").filter { $0.hasSuffix(".egg-link,,") }.count == 2)
    try scene.uninstall(from: "w")
    #expect(try scene.sources() == ["demo", "demo.egg-info"])
    try scene.uninstall(from: environments.0)
    #expect(try scene.sources() == ["demo"])
    #expect(try scene.scripts() == ["python"])
  }
}
