import Packaging
import Synchronization
import SystemPackage
import TestSupport
import Testing

@testable import EditableSystem

/// The errno decides which mode comes next, the same before and after the first success.
@Suite struct FileLinkerTests {
  /// What the calls of a linker do: fail with these, in turn, then do what the system does.
  private final class Script: Sendable {
    private let faults: Mutex<[LinkMode: [Errno]]>
    private let log = Mutex<[LinkMode]>([])

    init(_ faults: [LinkMode: [Errno]]) { self.faults = Mutex(faults) }

    var attempts: [LinkMode] { log.withLock { $0 } }

    func enter(_ mode: LinkMode) throws(Errno) {
      log.withLock { $0.append(mode) }
      let fault: Errno? = faults.withLock { faults in
        guard let first = faults[mode]?.first else { return nil }
        faults[mode]?.removeFirst()
        return first
      }
      if let fault { throw fault }
    }

    var calls: LinkCalls {
      var calls = LinkCalls.system
      let system = LinkCalls.system
      calls.clone = { (source, destination, permissions) throws(Errno) in
        try self.enter(.clone)
        try system.copy(source, destination, permissions)
      }
      calls.link = { (source, destination) throws(Errno) in
        try self.enter(.hardlink)
        try system.link(source, destination)
      }
      calls.symlink = { (source, destination) throws(Errno) in
        try self.enter(.symlink)
        try system.symlink(source, destination)
      }
      calls.copy = { (source, destination, permissions) throws(Errno) in
        try self.enter(.copy)
        try system.copy(source, destination, permissions)
      }
      calls.wait = { _ in }
      return calls
    }
  }

  private struct Scene {
    let folder: TemporaryFolder
    let source: FilePath
    let destination: FilePath
    let script: Script
    let linker: FileLinker

    init(_ chain: String, _ faults: [LinkMode: [Errno]] = [:]) throws {
      folder = try TemporaryFolder()
      source = folder.path.appending("source")
      destination = folder.path.appending("destination")
      script = Script(faults)
      try source.create(
        with: Array("text".utf8),
        permissions: FilePermissions(rawValue: 0o644),
        modified: FileTime(seconds: 1_000_000, nanoseconds: 7),
        mask: FilePermissions(rawValue: 0o022)
      )
      linker = FileLinker(
        chain: try LinkChain(parsing: chain),
        from: Device(number: 1),
        to: Device(number: 2),
        mask: FilePermissions(rawValue: 0o022),
        calls: script.calls
      )
    }

    func place() throws -> Placement {
      let status = try #require(source.status(followingLinks: false))
      return try linker.place(
        source,
        permissions: status.permissions,
        isExecutable: false,
        at: destination
      )
    }
  }

  @Test(arguments: [
    Errno.improperLink, .notSupported, .inappropriateIOCTLForDevice, .noFunction,
    .invalidArgument, .notPermitted, .permissionDenied,
  ])
  func nextMode(errno: Errno) throws {
    let scene = try Scene("clone,hardlink,copy", [.clone: [errno], .hardlink: [errno]])
    let placement = try scene.place()
    #expect(placement.mode == .copy)
    #expect(placement.refusals.map(\.mode) == [.clone, .hardlink])
    #expect(placement.refusals.allSatisfy { $0.reason == .system(errno) })
    #expect(try scene.destination.contents(upTo: 10) == Array("text".utf8))
  }

  @Test(arguments: [Errno.noSpace, .diskQuotaExceeded, .ioError, .readOnlyFileSystem])
  func stops(errno: Errno) throws {
    let scene = try Scene("clone,hardlink,copy", [.clone: [errno]])
    let error = #expect(throws: EditableError.self) { try scene.place() }
    #expect(error?.code == "cannot-link")
    #expect(scene.script.attempts == [.clone])
    #expect(scene.destination.kind() == nil)
  }

  @Test(arguments: [Errno.resourceTemporarilyUnavailable, .interrupted, .resourceBusy])
  func triesAgain(errno: Errno) throws {
    let brief = try Scene("hardlink,copy", [.hardlink: [errno, errno]])
    #expect(try brief.place().mode == .hardlink)
    #expect(brief.script.attempts == [.hardlink, .hardlink, .hardlink])

    let lasting = try Scene(
      "hardlink,copy",
      [.hardlink: Array(repeating: errno, count: 50)]
    )
    #expect(try lasting.place().mode == .copy)
    #expect(lasting.script.attempts.count == 6)
  }

  @Test func refusedCopyStops() throws {
    let scene = try Scene(
      "hardlink,copy",
      [.hardlink: [.improperLink], .copy: [.permissionDenied]]
    )
    #expect(throws: EditableError.self) { try scene.place() }
    #expect(scene.destination.kind() == nil)
  }

  @Test func aSingleModeIsExact() throws {
    let scene = try Scene("hardlink", [.hardlink: [.improperLink]])
    let error = #expect(throws: EditableError.self) { try scene.place() }
    #expect(error?.code == "cannot-link")
    #expect(error?.problems.first?.hint?.contains("--cache-dir") == true)
    #expect(scene.script.attempts == [.hardlink])
  }

  @Test func existingFilesAreReplaced() throws {
    let scene = try Scene("hardlink", [.hardlink: [.fileExists]])
    try scene.destination.replace(with: Array("old".utf8))
    #expect(try scene.place().mode == .hardlink)
    #expect(try scene.destination.contents(upTo: 10) == Array("text".utf8))
    #expect(try scene.folder.path.names().map(\.string) == ["destination", "source"])
  }

  @Test func renewsAFileWithTooManyNames() throws {
    let scene = try Scene("hardlink", [.hardlink: [.tooManyLinks]])
    let before = try #require(scene.source.status()?.inode)
    #expect(try scene.place().mode == .hardlink)
    let after = try #require(scene.source.status())
    #expect(after.inode != before)
    #expect(scene.destination.status()?.inode == after.inode)
    #expect(after.modified == FileTime(seconds: 1_000_000, nanoseconds: 7))
  }

  @Test func remembersWhatFileSystemsCannotDo() throws {
    let scene = try Scene("clone,copy", [.clone: [.notSupported]])
    #expect(try scene.place().mode == .copy)
    try scene.destination.remove()
    // The script would let the clone through now.
    let placement = try scene.place()
    #expect(placement.mode == .copy)
    #expect(placement.refusals == [.init(mode: .clone, reason: .system(.notSupported))])
    #expect(scene.script.attempts == [.clone, .copy, .copy])
  }

  @Test func doesNotRememberWhatConcernsOneFile() throws {
    let scene = try Scene("hardlink,copy", [.hardlink: [.permissionDenied]])
    #expect(try scene.place().mode == .copy)
    try scene.destination.remove()
    #expect(try scene.place().mode == .hardlink)
  }

  @Test(arguments: ["hardlink,copy", "symlink,copy"])
  func linksHaveThePermissionsOfANewFile(chain: String) throws {
    let scene = try Scene(chain)
    let linker = FileLinker(
      chain: scene.linker.chain,
      from: Device(number: 1),
      to: Device(number: 2),
      mask: FilePermissions(rawValue: 0o077)
    )
    let status = try #require(scene.source.status())
    let placement = try linker.place(
      scene.source,
      permissions: status.permissions,
      isExecutable: false,
      at: scene.destination
    )
    #expect(placement.mode == .copy)
    #expect(scene.destination.status()?.permissions == FilePermissions(rawValue: 0o600))
  }

  @Test(arguments: ["hardlink", "symlink", "copy"])
  func everyModeKeepsTheTime(mode: String) throws {
    let scene = try Scene(mode)
    #expect(try scene.place().mode.rawValue == mode)
    #expect(scene.destination.status()?.modified == FileTime(seconds: 1_000_000, nanoseconds: 7))
  }

  @Test func copiesWhatIsLargerThanABuffer() throws {
    let scene = try Scene("copy")
    let bytes = [UInt8](repeating: 0xA5, count: 3 * 1_048_576 + 17)
    try scene.source.replace(with: bytes)
    #expect(try scene.place().mode == .copy)
    #expect(try scene.destination.contents(upTo: bytes.count) == bytes)
  }
}
