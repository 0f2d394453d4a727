import EditableSystem
import Foundation
import Packaging
import SystemPackage
import TestSupport
import Testing

/// Files are read whole and written whole, or the folder stays as it was.
@Suite struct FileTests {
  @Test func replacesInOneStep() throws {
    let folder = try TemporaryFolder(["file": "old"])
    try folder.path.appending("file").replace(with: Array("new".utf8))
    #expect(try folder.bytes(of: "file") == Array("new".utf8))
    #expect(try folder.contents() == ["file"])
  }

  @Test func leavesNothingBehind() throws {
    let folder = try TemporaryFolder(["taken/inside": "kept"])
    let error = #expect(throws: EditableError.self) {
      try folder.path.appending("taken").replace(with: [1])
    }
    #expect(error?.code == "cannot-write")
    #expect(try folder.contents() == ["taken", "taken/inside"])
  }

  @Test func writesNothingIntoAMissingFolder() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: EditableError.self) {
      try folder.path.appending("missing").appending("file").replace(with: [1])
    }
    #expect(error?.problems.first?.message.hasSuffix("no such file or directory") == true)
  }

  @Test func makesFolders() throws {
    let folder = try TemporaryFolder(["a/file": ""])
    try folder.path.pushing("a/b/c").makeFolders()
    try folder.path.pushing("a/b/c").makeFolders()
    #expect(folder.path.pushing("a/b/c").kind() == .folder)
    let error = #expect(throws: EditableError.self) {
      try folder.path.pushing("a/file/x").makeFolders()
    }
    #expect(error?.code == "cannot-write")
  }

  @Test(arguments: [0, 1, 4095, 65_536, 1_000_000])
  func readsWhole(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: "file")
    let file = folder.path.appending("file")
    #expect(try file.contents(upTo: 1_000_000) == bytes)
    guard count > 0 else { return }
    let error = #expect(throws: EditableError.self) { try file.contents(upTo: count - 1) }
    #expect(error?.code == "file-too-large")
  }

  /// The size of such files is 0, whatever they hold.
  @Test func readsFilesThatDoNotTellTheirSize() throws {
    #if os(Linux)
      #expect(try FilePath("/proc/self/status").contents(upTo: 1_000_000).count > 100)
    #endif
  }

  @Test func readsRegularFilesOnly() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder.path.appending("pipe").string, 0o600) == 0)
    for path in [folder.path, folder.path.appending("pipe"), folder.path.appending("missing")] {
      let error = #expect(throws: EditableError.self) { try path.contents(upTo: 10) }
      #expect(error?.code == "cannot-read")
    }
  }

  @Test func namesAreSortedByBytes() throws {
    let folder = try TemporaryFolder(["b": "", "B": "", "ä": "", ".a": "", "a/x": ""])
    #expect(try folder.path.names().map(\.string) == [".a", "B", "a", "b", "ä"])
  }

  @Test(arguments: ["", "/", "a", "/a", "a/b", "/a/b/", "/a//b", "..", "a/..", "/./a", "ä/ö"])
  func parents(of path: String) {
    #expect(FilePath(path).parent == FilePath(path).removingLastComponent())
  }

  @Test func bytesOfPaths() {
    let path = FilePath(bytes: [0x2F, 0x61, 0xFF, 0x2F, 0x62])
    #expect(path.bytes == [0x2F, 0x61, 0xFF, 0x2F, 0x62])
    #expect(path.parent.bytes == [0x2F, 0x61, 0xFF])
    #expect(FilePath("").bytes.isEmpty)
  }

  @Test func resolvesLinks() throws {
    let folder = try TemporaryFolder(["real/file": ""])
    try folder.link("link", to: "real")
    #expect(try folder.path.appending("link").resolved() == folder.path.appending("real"))
    #expect(folder.path.appending("link").isLink)
    #expect(!folder.path.appending("real").isLink)
    #expect(folder.path.appending("link").kind() == .folder)
  }
}
