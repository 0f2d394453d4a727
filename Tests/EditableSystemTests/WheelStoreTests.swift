import Foundation
import Packaging
import SystemPackage
import TestSupport
import Testing

@testable import EditableSystem

/// The store gives back what was put into it, or nothing.
@Suite struct WheelStoreTests {
  private static func plan(_ name: String = "demo") throws -> WheelPlan {
    let name = WheelName(try ProjectName(parsing: name), try Version(parsing: "1.0"))
    let texts = [
      "\(name.distribution).pth": "/project/src\n",
      "\(name.distInfo)/licenses/a/LICENSE": "MIT\n",
      "\(name.distInfo)/METADATA":
        "Metadata-Version: 2.4\nName: demo\nVersion: 1.0\nRequires-Python: >=3.9\nRequires-Dist: a\n"
        + "Requires-Dist: b; extra == 'x'\n\nRequires-Dist: none\n",
      "\(name.distInfo)/entry_points.txt":
        "[console_scripts]\nrun = demo:main\n\n[other]\nx = y\n\n[gui_scripts]\ng = demo.gui:a.b\n",
      "\(name.distInfo)/WHEEL": "Wheel-Version: 1.0\n",
    ]
    let entries = texts.sorted { $0.key < $1.key }
      .map { WheelEntry(path: $0.key, bytes: Array($0.value.utf8)) }
    return try WheelPlan(name, files: entries)
  }

  private static func add(_ plan: WheelPlan, to cache: Cache) throws -> StoredWheel {
    try cache.wheels.add(PackedWheel(plan, archive: plan.archive(at: .earliest)))
  }

  @Test func givesBack() throws {
    let folder = try TemporaryFolder()
    let cache = Cache(at: folder.path.pushing("a/b"))
    let plan = try Self.plan()
    let archive = try plan.archive(at: .earliest)
    #expect(cache.wheels.wheel(FileDigest(of: archive)) == nil)
    #expect(try folder.contents().isEmpty)
    let added = try Self.add(plan, to: cache)
    let found = try #require(cache.wheels.wheel(FileDigest(of: archive)))
    for wheel in [added, found] {
      for (index, entry) in plan.entries.dropLast().enumerated() {
        #expect(try wheel.contents(index) == entry.bytes)
      }
      #expect(wheel.manifest.name == plan.name)
      #expect(wheel.manifest.distInfo == "demo-1.0.dist-info")
      #expect(wheel.manifest.rootIsPurelib)
      #expect(wheel.manifest.requiresPython == ">=3.9")
      #expect(wheel.manifest.requirements == ["a", "b; extra == 'x'"])
      #expect(wheel.manifest.scripts.map(\.name.text) == ["run", "g"])
      #expect(
        wheel.manifest.scripts.map { $0.reference.rendered() } == ["demo:main", "demo.gui:a.b"]
      )
      for file in wheel.manifest.files { #expect(wheel.path(of: file).kind() == .file) }
    }
    let tag = try folder.bytes(of: "a/b/CACHEDIR.TAG")
    #expect(tag.starts(with: "Signature: 8a477f597d28d172789f06886806bc55\n".utf8))
    #expect(try folder.contents().allSatisfy { !$0.contains("RECORD") && !$0.contains("tmp") })
  }

  @Test func addsOnce() throws {
    let folder = try TemporaryFolder()
    let cache = Cache(at: folder.path)
    let one = try Self.add(Self.plan(), to: cache)
    let before = try folder.contents()
    let two = try Self.add(Self.plan(), to: cache)
    #expect(one.folder == two.folder)
    #expect(try folder.contents() == before)
  }

  /// What takes the place of an entry and is none is replaced.
  @Test func replacesWhatIsDamaged() throws {
    let folder = try TemporaryFolder()
    let cache = Cache(at: folder.path)
    let one = try Self.add(Self.plan(), to: cache)
    try FileManager.default.removeItem(atPath: one.folder.appending("manifest").string)
    #expect(try Self.add(Self.plan(), to: cache).contents(0) == one.contents(0))
    #expect(cache.wheels.wheel(one.digest) != nil)
  }

  /// A file that was written to is damaged, one that merely lies elsewhere now is not.
  @Test func looksAtContents() throws {
    let folder = try TemporaryFolder()
    let cache = Cache(at: folder.path)
    let wheel = try Self.add(Self.plan(), to: cache)
    let file = try #require(wheel.manifest.files.first)
    let path = wheel.path(of: file)
    let bytes = try path.contents(upTo: 1000)
    try path.replace(with: bytes)
    try wheel.verify(0)
    #expect(cache.wheels.wheel(wheel.digest) != nil)
    try path.replace(with: bytes.reversed())
    let error = #expect(throws: EditableError.self) { try wheel.contents(0) }
    #expect(error?.code == "damaged-cache-entry")
    #expect(throws: EditableError.self) { try wheel.verify(0) }
    #expect(cache.wheels.wheel(wheel.digest) == nil)
    #expect(wheel.folder.kind() == nil)
  }

  @Test func unpacksForeignWheels() throws {
    let folder = try TemporaryFolder()
    let cache = Cache(at: folder.path)
    let digest = FileDigest(of: [1])
    let name = WheelName(try ProjectName(parsing: "other"), try Version(parsing: "2"))
    let bytes = Array("x = 1\n".utf8)
    let wheel = try cache.wheels.add(digest) { (tree) throws(EditableError) in
      try tree.appending("other.py").replace(with: bytes)
      return WheelManifest(
        name: name,
        distInfo: name.distInfo,
        rootIsPurelib: false,
        files: [
          .init(
            path: "other.py",
            digest: FileDigest(of: bytes),
            size: bytes.count,
            isExecutable: true
          )
        ],
        scripts: [],
        requiresPython: nil,
        requirements: []
      )
    }
    let found = try #require(cache.wheels.wheel(digest))
    #expect(found.manifest.files == wheel.manifest.files)
    #expect(!found.manifest.rootIsPurelib)
    #expect(try found.contents(0) == bytes)
  }

  @Test func failureLeavesNothing() throws {
    let folder = try TemporaryFolder()
    let cache = Cache(at: folder.path)
    #expect(throws: EditableError.self) {
      try cache.wheels.add(FileDigest(of: [1])) { (tree) throws(EditableError) in
        try tree.appending("half").replace(with: [1])
        throw EditableError(Problem("unsafe", "no"))
      }
    }
    #expect(try folder.contents() == ["CACHEDIR.TAG", "wheels-1"])
  }

  /// A wheel that is not unpacked is the same, and takes no room until it is.
  @Test func unpacksWhenAsked() throws {
    let folder = try TemporaryFolder()
    let cache = Cache(at: folder.path)
    let plan = try Self.plan()
    let packed = PackedWheel(plan, archive: try plan.archive(at: .earliest))
    let wheel = StoredWheel(packed, in: cache, isKept: true)
    #expect(try folder.contents().isEmpty)
    #expect(!wheel.isTemporary)
    #expect(StoredWheel(packed, in: cache, isKept: false).isTemporary)
    let unpacked = try wheel.unpacked(in: cache)
    #expect(unpacked.manifest.files == wheel.manifest.files)
    for (index, file) in wheel.manifest.files.enumerated() {
      #expect(try unpacked.contents(index) == wheel.contents(index))
      #expect(unpacked.modified(index) == wheel.modified(index))
      #expect(unpacked.path(of: file).kind() == .file)
    }
    #expect(try wheel.unpacked(in: cache).folder == unpacked.folder)
    #expect(try unpacked.unpacked(in: cache).folder == unpacked.folder)
  }

  @Test func packedWheelsAreReadBack() throws {
    let plan = try Self.plan()
    let packed = PackedWheel(plan, archive: try plan.archive(at: .earliest))
    var encoder = CacheEncoder()
    encoder.append(packed)
    var decoder = CacheDecoder(encoder.bytes)
    let read = try decoder.packedWheel()
    #expect(read.archive == packed.archive)
    #expect(read.digest == packed.digest)
    #expect(read.made == packed.made)
    #expect(read.plan.entries == plan.entries)
    for count in stride(from: 0, to: encoder.bytes.count, by: 7) {
      var cut = CacheDecoder(Array(encoder.bytes.prefix(count)))
      #expect(throws: CacheDecoder.Damage.self) { try cut.packedWheel() }
    }
  }

  @Test func temporaryCachesGo() throws {
    var wheel: StoredWheel? = try Self.add(Self.plan(), to: .temporary())
    let folder = try #require(wheel?.folder)
    #expect(folder.kind() == .folder)
    wheel = nil
    #expect(folder.removingLastComponent().removingLastComponent().kind() == nil)
  }
}
