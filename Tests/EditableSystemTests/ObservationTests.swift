import EditableSystem
import Foundation
import Packaging
import SystemPackage
import TestSupport
import Testing

/// Observations hold while every question has the same answer.
@Suite struct ObservationTests {
  private static let files = ["file": "one", "folder/inner": "", "folder/deep/x": "", "other": ""]

  private func holds(_ observations: Observations) -> Bool {
    if case .holds = observations.replay() { true } else { false }
  }

  private func observations(
    in folder: TemporaryFolder,
    _ ask: (ObservedFiles, FilePath) throws -> Void
  ) rethrows -> Observations {
    let files = ObservedFiles(in: folder.path)
    try ask(files, folder.path)
    return files.observations()
  }

  @Test func answersAsTheSystemDoes() throws {
    let folder = try TemporaryFolder(Self.files)
    try folder.link("link", to: "folder")
    let files = ObservedFiles(in: folder.path)
    for _ in 0..<2 {
      for name in ["file", "folder", "link", "missing", "file/below"] {
        let path = folder.path.pushing(FilePath(name))
        #expect(files.kind(of: path) == path.kind())
        #expect(try files.existingKind(of: path) == path.existingKind())
        #expect(files.isLink(path) == path.isLink)
        #expect((try? files.resolved(path)) == (try? path.resolved()))
        #expect((try? files.names(in: path)) == (try? path.names()))
        #expect((try? files.contents(of: path, upTo: 10)) == (try? path.contents(upTo: 10)))
      }
    }
  }

  /// A change, with whether the questions about `file`, `folder` and `missing` notice it.
  @Test(arguments: [
    ("nothing", true), ("other written", true), ("file touched", true),
    ("file rewritten alike", true), ("file rewritten", false), ("file deleted", false),
    ("file became a folder", false), ("file became a link to the same", false),
    ("name added", false), ("name removed", false), ("deep changed", true),
    ("folder became a link", true), ("missing appeared", false), ("missing is a link", true),
  ])
  func notices(change: String, expected: Bool) throws {
    let folder = try TemporaryFolder(Self.files)
    let observations = try observations(in: folder) { files, path in
      _ = try files.contents(of: path.appending("file"), upTo: 100)
      _ = try files.resolved(path.appending("file"))
      _ = try files.names(in: path.appending("folder"))
      _ = files.kind(of: path.appending("folder"))
      _ = files.kind(of: path.appending("missing"))
    }
    #expect(holds(observations))
    let manager = FileManager.default
    func full(_ name: String) -> String { folder.path.pushing(FilePath(name)).string }
    switch change {
    case "other written": try folder.write("x", to: "other")
    case "file touched":
      try manager.setAttributes([.modificationDate: Date()], ofItemAtPath: full("file"))
    case "file rewritten alike": try folder.write("one", to: "file")
    case "file rewritten": try folder.write("two", to: "file")
    case "file deleted": try manager.removeItem(atPath: full("file"))
    case "file became a folder":
      try manager.removeItem(atPath: full("file"))
      try folder.write("", to: "file/x")
    case "file became a link to the same":
      try manager.moveItem(atPath: full("file"), toPath: full("moved"))
      try folder.link("file", to: "moved")
    case "name added": try folder.write("", to: "folder/new")
    case "name removed": try manager.removeItem(atPath: full("folder/inner"))
    case "deep changed": try folder.write("", to: "folder/deep/y")
    case "folder became a link":
      try manager.moveItem(atPath: full("folder"), toPath: full("moved"))
      try folder.link("folder", to: "moved")
    case "missing appeared": try folder.write("", to: "missing")
    case "missing is a link": try folder.link("missing", to: "nowhere")
    default: break
    }
    #expect(holds(observations) == expected)
  }

  @Test func linksAndTheirTargets() throws {
    let folder = try TemporaryFolder(["a/LICENSE": "1", "b/LICENSE": "1"])
    try folder.link("link", to: "a")
    let path = folder.path.pushing("link/LICENSE")
    let one = try observations(in: folder) { files, _ in _ = try files.resolved(path) }
    let two = try observations(in: folder) { files, _ in _ = try files.contents(of: path, upTo: 9) }
    let three = observations(in: folder) { files, folder in
      _ = files.isLink(folder.appending("link"))
    }
    #expect([one, two, three].map(holds) == [true, true, true])
    try FileManager.default.removeItem(atPath: folder.path.appending("link").string)
    try folder.link("link", to: "b")
    #expect([one, two, three].map(holds) == [false, true, true])
    try FileManager.default.removeItem(atPath: folder.path.appending("link").string)
    try folder.write("1", to: "link/LICENSE")
    #expect([one, two, three].map(holds) == [false, true, false])
  }

  /// Where a file could not be read, nobody knows what would come of it.
  @Test func failuresNeverHold() throws {
    let folder = try TemporaryFolder()
    let missing = folder.path.appending("missing")
    let contents = observations(in: folder) { files, _ in
      _ = try? files.contents(of: missing, upTo: 9)
    }
    let resolved = observations(in: folder) { files, _ in _ = try? files.resolved(missing) }
    let names = observations(in: folder) { files, _ in _ = try? files.names(in: missing) }
    #expect([contents, resolved, names].map(holds) == [false, false, true])
    try folder.write("", to: "missing/x")
    #expect(!holds(names))
  }

  /// Files that have just been written are read again until their times say something.
  @Test func renewsWhatHasSettled() throws {
    let folder = try TemporaryFolder(Self.files)
    let observations = try observations(in: folder) { files, path in
      _ = try files.contents(of: path.appending("file"), upTo: 100)
    }
    guard case .holds(renewed: nil) = observations.replay() else {
      Issue.record("the times of a new file say nothing")
      return
    }
    Thread.sleep(forTimeInterval: 2.1)
    guard case .holds(let renewed?) = observations.replay() else {
      Issue.record("the times of an old file count")
      return
    }
    guard case .holds(renewed: nil) = renewed.replay() else {
      Issue.record("and are not noted twice")
      return
    }
    try folder.write("two", to: "file")
    #expect(!holds(renewed))
  }

  @Test func damagedObservationsNeverHold() throws {
    let folder = try TemporaryFolder(Self.files)
    let observations = try observations(in: folder) { files, path in
      _ = try files.contents(of: path.appending("file"), upTo: 100)
      _ = try files.names(in: path)
    }
    var encoder = CacheEncoder()
    encoder.append(observations)
    let sealed = encoder.sealed(as: .project)
    #expect(CacheDecoder(unsealing: sealed, as: .wheel) == nil)
    for index in sealed.indices {
      var bytes = sealed
      bytes[index] ^= 1
      #expect(CacheDecoder(unsealing: bytes, as: .project) == nil)
    }
    // Even with a digest that fits, no bytes may trap.
    let start = try #require(sealed.firstIndex(of: 0x0A)) + 9
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<2000 {
      var encoder = CacheEncoder()
      var bytes = Array(sealed[start...].dropLast())
      bytes[Int.random(in: bytes.indices, using: &generator)] = .random(
        in: 0...255,
        using: &generator
      )
      encoder.append(bytes)
      var decoder = try #require(
        CacheDecoder(unsealing: encoder.sealed(as: .project), as: .project)
      )
      _ = try decoder.observations().replay()
    }
  }
}
