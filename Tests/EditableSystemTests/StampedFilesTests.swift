import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import EditableSystem

/// Stamps stand for contents only where every later change would give others.
@Suite struct StampedFilesTests {
  /// A moment at which files that were written just now count as old.
  private static let later = FileTime(seconds: FileTime.now.seconds + 10, nanoseconds: 0)

  private static func stamped(_ folder: TemporaryFolder) throws -> StampedFiles {
    let paths = ["a", "b"].map { folder.path.appending($0) }
    return try #require(StampedFiles(of: paths, before: later))
  }

  @Test(arguments: [
    ("nothing", true), ("other time", false), ("other mode", false), ("other bytes", false),
    ("same bytes again", false), ("removed", false), ("link", false), ("second name", false),
  ])
  func changes(_ change: String, holds: Bool) throws {
    let folder = try TemporaryFolder(["a": "1", "b": "2"])
    let files = try Self.stamped(folder)
    #expect(files.hold)
    switch change {
    case "other time": try folder.touch("a", at: Date(timeIntervalSince1970: 1))
    case "other mode": try folder.setMode(0o755, of: "b")
    case "other bytes": try folder.overwrite("3", in: "b")
    case "same bytes again": try folder.path.appending("a").replace(with: Array("1".utf8))
    case "removed": try folder.remove("b")
    case "second name":
      try FileManager.default.linkItem(
        atPath: folder.path.appending("a").string,
        toPath: folder.path.appending("c").string
      )
    case "link":
      try folder.move("a", to: "c")
      try folder.link("a", to: "c")
    default: break
    }
    #expect(files.hold == holds)
  }

  @Test func takesOnlyWhatIsOld() throws {
    let folder = try TemporaryFolder(["a": "1"])
    let file = folder.path.appending("a")
    #expect(StampedFiles(of: [file], before: .now) == nil)
    #expect(StampedFiles(of: [file], before: Self.later) != nil)
    #expect(StampedFiles(of: [file, folder.path.appending("b")], before: Self.later) == nil)
    #expect(StampedFiles(of: [folder.path], before: Self.later) == nil)
  }

  @Test func damage() throws {
    let folder = try TemporaryFolder(["a": "1", "b": "2"])
    let files = try Self.stamped(folder)
    for count in 0..<files.bytes.count {
      #expect(!StampedFiles(bytes: Array(files.bytes.prefix(count))).hold)
    }
  }
}
