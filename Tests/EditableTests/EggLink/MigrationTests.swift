import Editable
import EditableSystem
import Foundation
import Packaging
import SystemPackage
import TestSupport
import Testing

/// Legacy installations are replaced, or it is said why not.
@Suite struct MigrationTests {
  private func legacy(_ files: [String: String] = [:]) throws -> EggLinkScene {
    let scene = try EggLinkScene(files)
    let site = "v/lib/python3.12/site-packages"
    try scene.folder.write("\(scene.source)\n../", to: "\(site)/demo.egg-link")
    try scene.folder.write("/x\n\(scene.source)\n", to: "\(site)/easy-install.pth")
    return scene
  }

  private func candidate(_ scene: EggLinkScene) throws -> Migration.Candidate {
    try #require(Migration(scene.environment(), cache: scene.cache).candidates.first)
  }

  @Test func replaces() throws {
    let scene = try legacy()
    let migration = try Migration(scene.environment(), cache: scene.cache)
    #expect(migration.candidates.count == 1)
    let candidate = try migration.candidate(named: ProjectName(parsing: "Demo"))
    #expect(candidate.obstacle == nil)
    let report = try migration.migrate(candidate)
    #expect(report.layout == .distInfo)
    #expect(try scene.site() == ["demo-1.0.dist-info", "demo.pth", "easy-install.pth"])
    #expect(try scene.lines() == "/x\n")
    #expect(try Migration(scene.environment(), cache: scene.cache).candidates.isEmpty)
  }

  @Test(arguments: [
    ("", "no-project-table", "setuptools.build_meta"),
    ("[build-system]\nrequires = [\"x\"]\nbuild-backend = \"x.y\"\n", "no-project-table", "`x.y`"),
    ("[project", "invalid-toml", ""),
    ("[project]\nname = \"demo\"\nversion = \"1-x\"\n", "invalid-version", ""),
    (
      "[project]\nname = \"other\"\nversion = \"1\"\nimport-names = [\"demo\"]\n", "other-project",
      "other"
    ),
  ])
  func obstacles(text: String, code: String, said: String) throws {
    let scene = try legacy(["p/pyproject.toml": text])
    let before = try scene.folder.contents()
    let obstacle = try #require(candidate(scene).obstacle)
    #expect(obstacle.problems.contains { $0.code.rawValue == code }, "\(obstacle)")
    #expect(said.isEmpty || obstacle.problems[0].message.contains(said))
    #expect(throws: EditableError.self) {
      try Migration(scene.environment(), cache: scene.cache).migrate(candidate(scene))
    }
    #expect(try scene.folder.contents() == before)
  }

  @Test func withoutFiles() throws {
    let scene = try legacy()
    try FileManager.default.removeItem(atPath: scene.folder.path.pushing("p/pyproject.toml").string)
    #expect(try candidate(scene).obstacle?.code == "no-project-table")
    try FileManager.default.removeItem(atPath: scene.folder.path.pushing("p").string)
    #expect(try candidate(scene).obstacle?.code == "project-gone")
    try scene.folder.write("\n", to: "v/lib/python3.12/site-packages/demo.egg-link")
    #expect(try candidate(scene).obstacle?.code == "empty-egg-link")
  }

  @Test func names() throws {
    let scene = try EggLinkScene()
    try scene.install(.distInfo)
    let migration = try Migration(scene.environment(), cache: scene.cache)
    let legacy = #expect(throws: EditableError.self) {
      try migration.candidate(named: ProjectName(parsing: "demo"))
    }
    #expect(legacy?.code == "not-legacy")
    let missing = #expect(throws: EditableError.self) {
      try migration.candidate(named: ProjectName(parsing: "absent"))
    }
    #expect(missing?.code == "not-installed")
  }
}
