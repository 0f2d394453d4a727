import Packaging
import Testing

/// One plan says all: names, link, line and metadata.
@Suite struct EggLinkPlanTests {
  private func plan(_ keys: String = "", root: String = "src") throws -> EggLinkPlan {
    let toml = "[project]\nname = \"My_Demo\"\nversion = \"1.0\"\n" + keys
    return EggLinkPlan(
      try ProjectFile(reading: Array(toml.utf8), named: "pyproject.toml").project(),
      files: SourceFiles(),
      folder: "/p" + (root.isEmpty ? "" : "/" + root),
      root: root,
      modules: ["b", "_a"],
      sources: ["pyproject.toml", "src/b.py"]
    )
  }

  private func texts(_ plan: EggLinkPlan) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: plan.entries.map { entry in
        (entry.path, String(decoding: entry.bytes, as: UTF8.self))
      }
    )
  }

  @Test func smallest() throws {
    #expect(
      texts(try plan()) == [
        "My-Demo.egg-link": "/p/src\n../",
        "easy-install.pth": "/p/src\n",
        "My_Demo.egg-info/PKG-INFO": "Metadata-Version: 2.3\nName: My_Demo\nVersion: 1.0\n",
        "My_Demo.egg-info/SOURCES.txt": """
        pyproject.toml
        src/b.py
        src/My_Demo.egg-info/PKG-INFO
        src/My_Demo.egg-info/SOURCES.txt
        src/My_Demo.egg-info/dependency_links.txt
        src/My_Demo.egg-info/top_level.txt
        """,
        "My_Demo.egg-info/dependency_links.txt": "\n",
        "My_Demo.egg-info/top_level.txt": "_a\nb\n",
      ]
    )
  }

  @Test(arguments: [("", "/p\n."), ("lib", "/p/lib\n../"), ("a/b", "/p/a/b\n../../")])
  func roots(root: String, link: String) throws {
    let plan = try plan(root: root)
    #expect(plan.link.rendered() == Array(link.utf8))
    let listed = texts(plan)["My_Demo.egg-info/SOURCES.txt"] ?? ""
    let prefix = root.isEmpty ? "" : root + "/"
    #expect(listed.contains("\n\(prefix)My_Demo.egg-info/PKG-INFO\n"))
  }

  @Test func optionalFiles() throws {
    let plan = try plan("dependencies = ['x']\nscripts = { demo = 'b:main' }")
    #expect(plan.scripts.map(\.name.text) == ["demo"])
    let names = plan.metadata.map { String($0.path.split(separator: "/")[1]) }
    #expect(EggLinkPlan.optional.allSatisfy(names.contains))
    #expect(texts(plan)["My_Demo.egg-info/requires.txt"] == "x\n")
    let listed = texts(plan)["My_Demo.egg-info/SOURCES.txt"] ?? ""
    #expect(names.allSatisfy { listed.contains("/\($0)") })
  }
}
