import EditableSystem
import Foundation
import Packaging
import SystemPackage
import TestSupport
import Testing

/// What is removed from a cache, and what never is.
@Suite struct CacheRemovalTests {
  private let folder: TemporaryFolder
  private let site: TemporaryFolder
  private let cache: Cache

  init() throws {
    folder = try TemporaryFolder()
    site = try TemporaryFolder()
    cache = Cache(at: folder.path)
  }

  private func add(_ name: String, daysAgo days: Double = 0) throws -> StoredWheel {
    let name = WheelName(try ProjectName(parsing: name), try Version(parsing: "1.0"))
    let entry = WheelEntry(path: "\(name.distribution).py", bytes: Array("x = 1\n".utf8))
    let plan = try WheelPlan(name, files: [entry])
    let archive = try plan.archive(at: .earliest)
    let packed = PackedWheel(plan, archive: archive)
    let wheel = try StoredWheel(packed, in: cache, isKept: true).unpacked(in: cache)
    try age(wheel.folder.appending("manifest"), days)
    return wheel
  }

  private func age(_ path: FilePath, _ days: Double) throws {
    let date = Date(timeIntervalSinceNow: -86_400 * days)
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path.string)
  }

  private func install(_ wheel: StoredWheel, linking: Bool) throws {
    let distInfo = wheel.manifest.name.distInfo
    let file = wheel.manifest.files[0]
    try site.write("\(file.path),sha256=x,6\n\(distInfo)/RECORD,,\n", to: "\(distInfo)/RECORD")
    if linking { try site.link(file.path, to: wheel.path(of: file).string) }
    try cache.receipts.of(site.path).write(
      .init(
        site: site.path,
        distInfo: distInfo,
        wheel: wheel.digest,
        linksIntoCache: linking,
        details: Array("{}\n".utf8)
      )
    )
  }

  @Test func receiptsAreReadBack() throws {
    let wheel = try add("demo")
    try install(wheel, linking: true)
    let receipt = try #require(cache.receipts.of(site.path).read("demo-1.0.dist-info"))
    #expect(receipt.details == Array("{}\n".utf8))
    #expect(receipt.wheel == wheel.digest)
    #expect(cache.receipts.all() == [receipt])
    #expect(cache.receipts.of("/other").read("demo-1.0.dist-info") == nil)
    cache.receipts.of(site.path).remove("demo-1.0.dist-info")
    #expect(cache.receipts.all().isEmpty)
  }

  @Test func prunesWhatIsOld() throws {
    let old = try add("old", daysAgo: 31)
    let new = try add("new", daysAgo: 29)
    try cache.write([1], to: "damaged", in: .projects)
    try cache.write(CacheEncoder().sealed(as: .project), to: "new", in: .projects)
    try cache.write(CacheEncoder().sealed(as: .project), to: "old", in: .projects)
    try age(folder.path.pushing("projects-1/old"), 31)
    let removal = cache.prune(unusedFor: 30)
    #expect(removal.files == 4)
    #expect(removal.bytes > 0)
    #expect(old.folder.kind() == nil)
    #expect(cache.wheels.wheel(new.digest) != nil)
    #expect(try folder.contents().filter { $0.hasPrefix("projects-1/") } == ["projects-1/new"])
  }

  @Test(arguments: ["demo.py", "manifest"])
  func prunesWhatIsDamaged(name: String) throws {
    let wheel = try add("demo")
    let path =
      name.hasSuffix(".py")
      ? wheel.folder.pushing(FilePath("tree/\(name)")) : wheel.folder.appending(name)
    try path.replace(with: path.contents(upTo: 10_000).reversed())
    _ = cache.prune(unusedFor: 30)
    #expect(wheel.folder.kind() == nil)
  }

  /// A use is noted, at most once a day.
  @Test func usedWheelsStay() throws {
    let wheel = try add("demo", daysAgo: 31)
    _ = cache.wheels.wheel(wheel.digest)
    _ = cache.prune(unusedFor: 30)
    #expect(wheel.folder.kind() == .folder)
  }

  @Test func linkedWheelsStay() throws {
    let linked = try add("linked", daysAgo: 31)
    let copied = try add("copied", daysAgo: 31)
    let gone = try add("gone", daysAgo: 31)
    let turned = try add("turned", daysAgo: 31)
    for wheel in [linked, copied, gone, turned] {
      try install(wheel, linking: wheel.digest != copied.digest)
    }
    try FileManager.default.removeItem(atPath: site.path.appending("gone-1.0.dist-info").string)
    // Something else was installed over it, without links.
    try FileManager.default.removeItem(atPath: site.path.appending("turned.py").string)
    try site.write("", to: "turned.py")
    let expected = Cache.Kept(
      fileName: "linked-1.0-py3-none-any.whl",
      installed: site.path.appending("linked-1.0.dist-info")
    )
    #expect(cache.prune(unusedFor: 30).kept == [expected])
    #expect(cache.wheels.wheel(linked.digest) != nil)
    for wheel in [copied, gone, turned] { #expect(wheel.folder.kind() == nil) }
    #expect(cache.receipts.all().count == 3)

    #expect(cache.clean().kept == [expected])
    #expect(cache.wheels.wheel(linked.digest) != nil)
    #expect(cache.receipts.all().map(\.distInfo) == ["linked-1.0.dist-info"])
    #expect(cache.clean(force: true).kept.isEmpty)
    #expect(folder.path.kind() == nil)
  }

  @Test func forcedPruneTakesLinkedWheels() throws {
    let linked = try add("linked", daysAgo: 31)
    try install(linked, linking: true)
    #expect(cache.prune(unusedFor: 30, force: true).kept.isEmpty)
    #expect(linked.folder.kind() == nil)
  }

  /// What another process is making is left alone, and what one left behind long ago is not.
  @Test func temporaryFolders() throws {
    try folder.write("", to: "wheels-1/.tmp-new/file")
    try folder.write("", to: "wheels-1/.tmp-old/file")
    try age(folder.path.pushing("wheels-1/.tmp-old"), 0.1)
    _ = cache.prune(unusedFor: 0)
    _ = cache.clean(force: true)
    #expect(
      try folder.contents() == ["wheels-1", "wheels-1/.tmp-new", "wheels-1/.tmp-new/file"]
    )
  }

  /// A folder that was named by mistake keeps what is not ours.
  @Test func foreignFilesStay() throws {
    try folder.write("mine", to: "thesis.txt")
    try folder.write("mine", to: "wheels/thesis.txt")
    _ = try add("demo")
    _ = cache.clean(force: true)
    #expect(
      try folder.contents() == ["CACHEDIR.TAG", "thesis.txt", "wheels", "wheels/thesis.txt"]
    )
  }

  @Test func sizes() throws {
    #expect(cache.size().allSatisfy { $0.size.files == 0 })
    _ = try add("demo")
    let sizes = cache.size()
    #expect(sizes.map(\.room) == Cache.Room.allCases)
    #expect(sizes.first { $0.room == .wheels }?.size.files == 2)
  }
}
