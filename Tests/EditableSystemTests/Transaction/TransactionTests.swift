import Packaging
import SystemPackage
import TestSupport
import Testing

@testable import EditableSystem

/// All changes are made, or none; whoever comes after a process that ended in the midst undoes or
/// finishes what it did.
@Suite struct TransactionTests {
  private struct Scene {
    let folder: TemporaryFolder
    let site: FilePath

    init() throws {
      folder = try TemporaryFolder()
      site = folder.path.appending("site")
      try folder.write("old", to: "site/changed.pth")
      try folder.write("old", to: "site/package/module.py")
      try folder.write("old", to: "site/gone/deep/module.py")
    }

    /// Changes a file, a folder, adds one, removes one.
    func change(_ transaction: inout Transaction) throws {
      let area = transaction.folder
      try area.appending("changed.pth").replace(with: Array("new".utf8))
      try area.appending("package").makeNewFolder()
      try area.pushing("package/other.py").replace(with: Array("new".utf8))
      try area.appending("added.py").replace(with: Array("new".utf8))
      #expect(
        try transaction.replace(
          site.appending("changed.pth"),
          with: area.appending("changed.pth")
        )
      )
      #expect(
        try transaction.replace(site.appending("package"), with: area.appending("package"))
      )
      try transaction.makeFolders(site.pushing("new/deep"))
      try transaction.place(area.appending("added.py"), at: site.pushing("new/deep/added.py"))
      #expect(try transaction.remove(site.pushing("gone/deep/module.py")))
    }

    var old: [String: String] {
      [
        "changed.pth": "old", "package/module.py": "old", "gone/deep/module.py": "old",
      ]
    }

    var new: [String: String] {
      ["changed.pth": "new", "package/other.py": "new", "new/deep/added.py": "new"]
    }

    var contents: [String: String] {
      get throws { try Self.contents(of: site, below: "") }
    }

    private static func contents(
      of folder: FilePath,
      below prefix: String
    ) throws -> [String: String] {
      var contents: [String: String] = [:]
      let names = try folder.names()
      // An empty folder counts as well.
      if names.isEmpty { contents[prefix] = "" }
      for name in names {
        let path = folder.appending(name)
        if path.kind() == .folder {
          contents.merge(try Self.contents(of: path, below: prefix + name.string + "/")) { $1 }
        } else {
          contents[prefix + name.string] = String(
            decoding: try path.contents(upTo: 100),
            as: UTF8.self
          )
        }
      }
      return contents
    }
  }

  @Test func finalChangesStay() throws {
    let scene = try Scene()
    do {
      var transaction = try Transaction(in: scene.site, roots: [scene.site])
      try scene.change(&transaction)
      try transaction.makeFinal()
    }
    #expect(try scene.contents == scene.new)
  }

  @Test func otherChangesDoNot() throws {
    let scene = try Scene()
    do {
      var transaction = try Transaction(in: scene.site, roots: [scene.site])
      try scene.change(&transaction)
    }
    #expect(try scene.contents == scene.old)
  }

  @Test func rootsStay() throws {
    let scene = try Scene()
    let root = scene.site.appending("gone")
    do {
      var transaction = try Transaction(in: scene.site, roots: [scene.site, root])
      #expect(try transaction.remove(scene.site.pushing("gone/deep/module.py")))
      try transaction.makeFinal()
    }
    #expect(try root.names().isEmpty)
  }

  @Test func aRunningTransactionIsLeftAlone() throws {
    let scene = try Scene()
    let transaction = try Transaction(in: scene.site, roots: [scene.site])
    #expect(!Transaction.isAbandoned(transaction.folder))
    #expect(try Transaction.recover(transaction.folder) == nil)
    #expect(transaction.folder.kind() == .folder)
  }

  @Test func strangersAreNoTransactions() {
    #expect(!Transaction.isTransaction(".editable-abc.tmp"))
    #expect(!Transaction.isTransaction("editable-abc.transaction"))
    #expect(Transaction.isTransaction(".editable-abc.transaction"))
  }

  /// A journal is read up to the first record that was not written whole.
  @Test func journals() throws {
    let folder = try TemporaryFolder()
    let identity = try #require(FileIdentity(of: folder.path))
    let steps: [TransactionStep] = [
      .root("/a b/\n"), .area("/x"), .makeFolder("/ü"),
      .move("/a", to: "/b", identity), .exchange("/c\nd", with: "/e", identity),
      .overwrite("/f", with: "/g", keeping: "/h", identity),
    ]
    let bytes = Array(steps.map(\.record).joined())
    #expect(TransactionStep.steps(ofJournal: bytes) == steps)
    for count in bytes.indices {
      let read = TransactionStep.steps(ofJournal: Array(bytes[..<count]))
      #expect(read == Array(steps[..<read.count]))
      #expect(read.count < steps.count)
    }
  }
}
