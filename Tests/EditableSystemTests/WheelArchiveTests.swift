@testable import EditableSystem
import Foundation
import Packaging
import SystemPackage
import TestSupport
import Testing

/// Sound wheels are unpacked as they are, every byte of them verified.
@Suite struct WheelArchiveTests {
  @Test func unpacks() throws {
    var wheel = ForeignWheel([
      ("demo/sub/run.sh", "#!/bin/sh\n"), ("Demo.Pkg-1.0.data/scripts/tool", "#!python\n"),
      ("demo/ünï,\"x\".txt", "ä"),
    ])
    wheel.rows["demo/ünï,\"x\".txt"] =
      "\"demo/ünï,\"\"x\"\".txt\",sha256=\(FileDigest(of: Array("ä".utf8)).rendered()),2\n"
    wheel.set(
      "entry_points.txt",
      "[gui_scripts]\ng = demo:gui\n[console_scripts]\nc = demo:main\n[other]\nx = demo\n"
    )
    wheel.spoil = { zip in
      zip.entries[1].mode = 0o100755
      zip.entries[0].deflate()
    }
    let folder = try TemporaryFolder()
    let manifest = try wheel.unpack(in: folder)
    for file in wheel.files {
      #expect(try folder.bytes(of: "out/\(file.path)") == file.bytes)
    }
    #expect(manifest.files.map(\.path) == wheel.files.map(\.path))
    #expect(manifest.files.map(\.digest) == wheel.files.map { FileDigest(of: $0.bytes) })
    #expect(manifest.files.filter(\.isExecutable).map(\.path) == ["demo/sub/run.sh"])
    #expect(manifest.distInfo == ForeignWheel.folder)
    #expect(manifest.rootIsPurelib)
    #expect(manifest.scripts.map(\.name.text) == ["c", "g"])
    #expect(access(folder.path.string + "/out/demo/sub/run.sh", X_OK) == 0)
    #expect(access(folder.path.string + "/out/\(ForeignWheel.folder)/RECORD", F_OK) != 0)
  }

  /// A wheel that is not held in memory gives the same.
  @Test func unpacksFromTheFile() throws {
    let folder = try TemporaryFolder()
    let bytes = ForeignWheel().archive.rendered()
    let name = ForeignWheel().fileName
    try folder.write(bytes, to: name)
    let archive = try WheelArchive(at: folder.path.appending(name), inMemoryUpTo: 100)
    #expect(archive.digest == FileDigest(of: bytes))
    let manifest = try archive.unpack(into: folder.path.appending("a"))
    #expect(manifest.files.count == 3)
    #expect(try folder.bytes(of: "a/demo/__init__.py") == Array("x = 1\n".utf8))

    try folder.write(bytes + [0], to: name)
    let error = #expect(throws: EditableError.self) {
      try archive.unpack(into: folder.path.appending("b"))
    }
    #expect(error?.code == "wheel-changed")
  }

  @Test func dropsWhatInstallersWrite() throws {
    var wheel = ForeignWheel()
    for name in ["INSTALLER", "REQUESTED", "direct_url.json"] { wheel.set(name, "x") }
    let folder = try TemporaryFolder()
    #expect(try wheel.unpack(in: folder).files.count == 3)
    #expect(try folder.contents().count { $0.contains("dist-info/") } == 2)
  }

  @Test(arguments: [FileDigest.Algorithm.sha384, .sha512])
  func otherDigests(algorithm: FileDigest.Algorithm) throws {
    var computation = DigestComputation(algorithm)
    Array("x = 1\n".utf8).withUnsafeBytes { computation.update($0) }
    let digest = computation.finish()
    var wheel = ForeignWheel()
    let folder = try TemporaryFolder()
    wheel.rows["demo/__init__.py"] =
      "demo/__init__.py,\(algorithm.rawValue)=\(digest.rendered()),6\n"
    let manifest = try wheel.unpack(in: folder)
    #expect(manifest.files[0].digest == FileDigest(of: Array("x = 1\n".utf8)))
    wheel.rows["demo/__init__.py"] =
      "demo/__init__.py,\(algorithm.rawValue)="
      + "\(FileDigest(algorithm, bytes: Array(repeating: 1, count: digest.bytes.count)).rendered()),6\n"
    let error = #expect(throws: EditableError.self) { try wheel.unpack(in: TemporaryFolder()) }
    #expect(error?.code == "record-mismatch")
  }

  @Test func descriptorsAndFoldersAreRead() throws {
    var wheel = ForeignWheel()
    wheel.files.insert(("demo/", []), at: 0)
    wheel.spoil = { zip in
      zip.entries[0].mode = 0o040755
      zip.comment = Array("made by hand".utf8)
      zip.entries[1].deflate()
      zip.entries[1].flags = 8
      let entry = zip.entries[1]
      zip.entries[1].descriptor =
        RawZip.number(0x0807_4B50, 4) + RawZip.number(Int(entry.checksum), 4)
        + RawZip.number(entry.data.count, 4) + RawZip.number(entry.size, 4)
      zip.entries[1].localSize = 0
      zip.entries[1].localChecksum = 0
    }
    #expect(try wheel.unpack(in: TemporaryFolder()).files.count == 3)
  }

  @Test func warns() throws {
    var wheel = ForeignWheel([("demo/A.py", ""), ("demo/a.py", "")])
    wheel.set("WHEEL", "Wheel-Version: 1.9\nTag: py2.py3-none-any\n")
    var codes: [Problem.Code] = []
    try wheel.unpack(in: TemporaryFolder()) { codes.append($0.code) }
    #expect(codes == ["colliding-paths", "newer-wheel-version"])
  }

  /// What this program plans and what is read from the archive that it writes are the same.
  @Test func ownWheelsReadAsPlanned() throws {
    let plan = try ZipWriterTests.plan()
    let folder = try TemporaryFolder()
    let path = folder.path.appending(plan.name.fileName)
    try path.replace(with: plan.archive(at: .earliest))
    let manifest = try WheelArchive(at: path).unpack(into: folder.path.appending("out"))
    #expect(manifest.files == plan.manifest.files)
    #expect(manifest.name == plan.manifest.name)
    #expect(manifest.distInfo == plan.manifest.distInfo)
    #expect(manifest.rootIsPurelib == plan.manifest.rootIsPurelib)
    #expect(manifest.requirements == plan.manifest.requirements)
    #expect(manifest.requiresPython == plan.manifest.requiresPython)
  }

  /// No damage makes the reader trap, and what it still takes is what was there.
  @Test(arguments: 0..<40)
  func damage(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let folder = try TemporaryFolder()
    let wheel = ForeignWheel()
    let sound = wheel.archive.rendered()
    for round in 0..<10 {
      var bytes = sound
      if Bool.random(using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] ^=
          UInt8.random(in: 1...255, using: &generator)
      } else {
        bytes.removeSubrange(Int.random(in: 0..<bytes.count, using: &generator)...)
      }
      try folder.write(bytes, to: wheel.fileName)
      let out = folder.path.appending("\(round)")
      guard let archive = try? WheelArchive(at: folder.path.appending(wheel.fileName)),
        (try? archive.unpack(into: out)) != nil
      else { continue }
      #expect(try folder.bytes(of: "\(round)/demo/__init__.py") == wheel.files[0].bytes)
    }
  }
}
