import Testing

@testable import Packaging

/// Each kind of file is compared by what it says, every rule has a case, and no difference goes
/// unseen.
@Suite struct DistributionComparisonTests {
  private static let base = [
    "demo.pth": "/project/src\n",
    "demo-1.0.dist-info/METADATA":
      "Metadata-Version: 2.4\nName: demo\nVersion: 1.0\nLicense-File: LICENSE\n",
    "demo-1.0.dist-info/WHEEL":
      "Wheel-Version: 1.0\nGenerator: editable 1\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "demo-1.0.dist-info/entry_points.txt": "[console_scripts]\na = demo:a\nb = demo:b\n",
    "demo-1.0.dist-info/INSTALLER": "editable\n",
    "demo-1.0.dist-info/REQUESTED": "",
    "demo-1.0.dist-info/licenses/LICENSE": "MIT\n",
    "demo-1.0.dist-info/direct_url.json":
      #"{"dir_info": {"editable": true}, "url": "file:///a%20b"}"#,
    "bin/a": """
    #!/env/bin/python
    import sys
    from demo import a
    if __name__ == '__main__':
        sys.exit(a())

    """,
  ]

  /// Compares the base with a changed copy: `path: subject: rule` for what is not the same.
  private func changes(
    _ replaced: [String: String?],
    modes: [String: UInt16] = [:],
    at place: String = "/env",
    folder: String = "demo-1.0.dist-info",
    asking: Bool = false
  ) -> [String] {
    var files = Self.base
    for (path, text) in replaced { files[path] = text }
    if folder != "demo-1.0.dist-info" {
      files = Dictionary(
        uniqueKeysWithValues: files.map { path, text in
          (path.replacing("demo-1.0.dist-info", with: folder), text)
        }
      )
    }
    let comparison = DistributionComparison(
      .installed(Self.base),
      with: .installed(files, at: place, folder: folder, modes: modes),
      behaviours: asking ? (Behaviour(), Behaviour()) : nil,
      digest: fakeDigest
    )
    return comparison.files.flatMap { file in
      file.differences.map { difference in
        let name = file.path.split(separator: "/").last.map(String.init) ?? ""
        return "\(name): \(difference.subject): \(difference.rule?.rawValue ?? "different")"
      }
    }
  }

  /// What the record says of a changed file, which follows from it.
  private let row = "RECORD: digests: follows-files"

  @Test func equalTreesAreTheSame() { #expect(changes([:]) == []) }

  static let contents: [(String, String, String)] = [
    ("demo.pth", "/project/src", "text: line-ends"),
    ("demo.pth", "/project/src\r\n", "text: line-ends"),
    ("demo.pth", "\n# a\n/project/src\n", "text: spelling"),
    ("demo.pth", "/project/lib\n", "sys.path: different"),
    (
      "demo-1.0.dist-info/WHEEL",
      "Wheel-Version: 1.0\nGenerator: x\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
      "Generator: generator"
    ),
    (
      "demo-1.0.dist-info/WHEEL",
      "Wheel-Version: 1.0\nGenerator: editable 1\nRoot-Is-Purelib: false\nTag: py3-none-any\n",
      "Root-Is-Purelib: different"
    ),
    (
      "demo-1.0.dist-info/WHEEL",
      "Wheel-Version: 1.0\nGenerator: editable 1\nRoot-Is-Purelib: true\nTag: cp39-none-any\n",
      "Tag: different"
    ),
    (
      "demo-1.0.dist-info/WHEEL",
      "Wheel-Version: 1.0\nGenerator: editable 1\nRoot-Is-Purelib: true\nTag: py2.py3-none-any\n",
      "Tag: python-2-tag"
    ),
    (
      "demo-1.0.dist-info/entry_points.txt", "[console_scripts]\nb=demo:b\na=demo:a\n",
      "entries: order"
    ),
    (
      "demo-1.0.dist-info/entry_points.txt", "[console_scripts]\na=demo:a\nb=demo:b\n",
      "text: spelling"
    ),
    (
      "demo-1.0.dist-info/entry_points.txt", "[console_scripts]\na=demo:a\nb=demo:c\n",
      "[console_scripts] b: different"
    ),
    ("demo-1.0.dist-info/INSTALLER", "pip\n", "installer: installer"),
    (
      "demo-1.0.dist-info/direct_url.json", #"{"url":"file:///a b","dir_info":{"editable":true}}"#,
      "text: spelling"
    ),
    (
      "demo-1.0.dist-info/direct_url.json", #"{"url":"file:///a","dir_info":{"editable":true}}"#,
      "url: different"
    ),
    (
      "demo-1.0.dist-info/direct_url.json", #"{"url":"file:///a%20b","dir_info":{}}"#,
      "dir_info: different"
    ),
    ("demo-1.0.dist-info/licenses/LICENSE", "MIT\r\n", "contents: line-ends"),
    ("demo-1.0.dist-info/licenses/LICENSE", "ISC\n", "contents: different"),
    (
      "bin/a",
      "#!/env/bin/python\n# -*- coding: utf-8 -*-\nimport sys\nfrom demo import a\n"
        + "if __name__ == \"__main__\":\n    sys.exit(a())\n", "text: script-text"
    ),
    (
      "bin/a", "#!/env/bin/python\nimport sys\nfrom demo import b\nif 1:\n    sys.exit(b())\n",
      "object: different"
    ),
    (
      "bin/a", "#!/usr/bin/python\nimport sys\nfrom demo import a\nif 1:\n    sys.exit(a())\n",
      "interpreter: different"
    ),
    ("bin/a", "#!/bin/sh\nexit\n", "contents: different"),
  ]

  @Test(arguments: contents) func content(_ path: String, _ text: String, _ expected: String) {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    let found = changes([path: text]).filter { $0 != row }
    #expect(found.contains("\(name): \(expected)"))
    // One change is one difference, but for what an object is not any more.
    #expect(found.count == (expected == "dir_info: different" ? 2 : 1), "\(found)")
  }

  static let missing: [(String, String)] = [
    ("demo-1.0.dist-info/REQUESTED", "requested"),
    ("demo-1.0.dist-info/INSTALLER", "installer"),
    ("demo-1.0.dist-info/licenses/LICENSE", "named-license-files"),
    ("demo-1.0.dist-info/WHEEL", "different"), ("demo.pth", "different"), ("bin/a", "different"),
    ("demo-1.0.dist-info/entry_points.txt", "different"),
  ]

  @Test(arguments: missing) func absence(_ path: String, _ rule: String) {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    let record = path.hasPrefix("bin/") ? path : "site-packages/\(path)"
    #expect(
      Set(changes([path: nil]))
        == ["\(name): file: \(rule)", "RECORD: \(record): follows-files"]
    )
  }

  static let added: [(String, String, String)] = [
    ("demo-1.0.dist-info/top_level.txt", "demo\n", "top-level"),
    ("demo-1.0.dist-info/uv_cache.json", "{}", "uv-files"),
    (".gitignore", "*\n", "stray-gitignore"),
    ("__pycache__/demo.cpython-312.pyc", "", "bytecode"),
    ("empty.pth", "# nothing\n", "empty-file"),
    ("more.pth", "/more\n", "different"), ("demo.py", "", "different"),
    ("demo-1.0.dist-info/licenses/MORE", "", "different"),
  ]

  @Test(arguments: added) func addition(_ path: String, _ text: String, _ rule: String) {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    #expect(changes([path: text]).contains("\(name): file: \(rule)"))
  }

  @Test func startupFilesAreMatchedWhateverTheirNames() {
    let found = changes(["demo.pth": nil, "__editable__.demo.pth": "/project/src\n"])
    #expect(found == ["demo.pth: name: pth-name", row])
  }

  static let hook: [String: String?] = [
    "demo.pth": nil, "__editable__demo.pth": "import __editable__finder; __editable__finder.go()",
    "__editable__finder.py": "def go(): ...\n",
  ]

  /// Only where imports are compared, too: a hook may show anything.
  @Test(arguments: [(true, "import-hook"), (false, "different")])
  func importHookStandsForPath(asking: Bool, rule: String) {
    #expect(
      Set(changes(Self.hook, asking: asking)) == [
        "demo.pth: name: pth-name", "demo.pth: sys.path: \(rule)", "demo.pth: import: \(rule)",
        "__editable__finder.py: file: \(rule)",
        "RECORD: site-packages/__editable__finder.py: follows-files",
      ]
    )
  }

  /// A line that runs anything else is no import hook.
  @Test(arguments: [
    "/project/src\nimport os; os.environ['PLANTED'] = '1'\n",
    "/project/src\nimport __editable__finder; __editable__finder.go()\n",
    "import os; os.system('id')\n", "import __editable__finder.other\nimport os\n",
  ])
  func otherCodeIsNoHook(text: String) {
    var files = Self.hook
    files["__editable__demo.pth"] = text
    let found = changes(files, asking: true)
    #expect(found.contains("demo.pth: import: different"))
    #expect(!found.contains { $0.hasSuffix("import-hook") })
  }

  /// Bytecode without its module is a module.
  @Test(arguments: [
    (["old.pyc": "\0"], "old.pyc: file: different"),
    (["old.py": "", "old.pyc": "\0"], "old.pyc: file: bytecode"),
    (["__pycache__/old.pyc": "\0"], "old.pyc: file: bytecode"),
  ])
  func bytecode(added: [String: String], expected: String) {
    #expect(changes(added.mapValues { $0 }).contains(expected))
  }

  /// Digests of archives may be left out, in either form, but not be others.
  @Test func archivesMayHaveHashes() {
    func differences(_ ours: String, _ theirs: String) -> [String] {
      Difference.inJSON(
        Array(#"{"archive_info": \#(ours), "url": "file:///a"}"#.utf8),
        Array(#"{"archive_info": \#(theirs), "url": "file:///a"}"#.utf8)
      ).map { "\($0.subject): \($0.rule?.rawValue ?? "different")" }
    }
    let both = #"{"hash": "sha256=1", "hashes": {"sha256": "1"}}"#
    #expect(differences(both, both) == [])
    #expect(
      differences(both, #"{"hashes": {"sha256": "1"}}"#) == ["archive_info.hash: archive-hash"]
    )
    #expect(differences(both, "{}").allSatisfy { $0.hasSuffix(": archive-hash") })
    #expect(
      differences(#"{"hashes": {"sha256": "2"}}"#, #"{"hashes": {"sha256": "1"}}"#)
        == ["archive_info.hashes.sha256: different"]
    )
  }

  @Test func modesCount() {
    #expect(changes([:], modes: ["demo.pth": 0o600]) == ["demo.pth: mode: different"])
  }

  @Test func foldersOfMetadataAreFoundByTheirNormalizedNames() {
    // The folder itself is no entry here; the rows are sorted by its name.
    #expect(changes([:], folder: "Demo-1.0.0.dist-info") == ["RECORD: rows: order"])
  }

  @Test func scriptsOfOtherEnvironmentsRunTheSame() {
    let script = Self.base["bin/a", default: ""].replacing("/env/", with: "/other/")
    #expect(changes(["bin/a": script], at: "/other") == ["a: interpreter: environment-path", row])
  }

  /// A row says what its file is, or something is wrong: on either side.
  @Test(arguments: [
    "wrong digest", "wrong size", "no file", "no row", "twice", "line ends", "order",
  ])
  func rows(_ fault: String) {
    let tree = DistributionTree.installed(Self.base)
    let path = "demo-1.0.dist-info/RECORD"
    let text = String(decoding: tree.metadata("RECORD") ?? [], as: UTF8.self)
    let rows = text.split(separator: "\r\n").map(String.init)
    let index = rows.firstIndex { $0.hasPrefix("demo.pth,") } ?? 0
    var changed = rows
    switch fault {
    case "wrong digest": changed[index] = "demo.pth,sha256=\(String(repeating: "A", count: 43)),13"
    case "wrong size": changed[index] += "0"
    case "no file": changed.append("gone.py,,")
    case "no row": changed.remove(at: index)
    case "twice": changed.insert(rows[index], at: index)
    case "order": changed.reverse()
    default: break
    }
    let end = fault == "line ends" ? "\n" : "\r\n"
    let found = changes([path: changed.map { $0 + end }.joined()])
    let expected =
      switch fault {
      case "line ends": "RECORD: text: line-ends"
      case "order": "RECORD: rows: order"
      case "no file": "RECORD: site-packages/gone.py: different"
      default: "RECORD: site-packages/demo.pth: different"
      }
    #expect(found == [expected])
  }

  /// A record that is wrong on both sides in the same way is the same, and still wrong.
  @Test func recordsThatAreBothWrong() {
    let row = "demo.pth,sha256=\(String(repeating: "A", count: 43)),13\r\n"
    let files = ["demo.pth": "/project/src\n", "demo-1.0.dist-info/RECORD": row]
    let comparison = DistributionComparison(
      .installed(files),
      with: .installed(files),
      digest: fakeDigest
    )
    let found = comparison.files.flatMap { $0.differences.map(\.subject) }
    #expect(
      found == ["site-packages/demo.pth", "site-packages/demo-1.0.dist-info/RECORD"]
    )
    #expect(comparison.class == .different)
  }

  @Test func everyRuleHasAReason() {
    for rule in DifferenceRule.allCases {
      #expect(!rule.reason.isEmpty && !rule.reason.hasSuffix("."), "\(rule)")
    }
    #expect(Set(DifferenceRule.allCases.map(\.reason)).count == DifferenceRule.allCases.count)
  }
}
