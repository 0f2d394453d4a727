import EditableSystem
import Foundation
import Packaging
import SystemPackage
import TestSupport
import Testing

/// The bytes of a wheel: the subset of zip that every installer and the index accept.
@Suite struct ZipWriterTests {
  static func plan(license: String = "LICENSE") throws -> WheelPlan {
    let toml = "[project]\nname = \"Demo.Pkg\"\nversion = \"1.0\"\n"
    let project = try ProjectFile(reading: Array(toml.utf8), named: "pyproject.toml").project()
    let files = SourceFiles(licenseFiles: [.init(path: license, bytes: Array("MIT\n".utf8))])
    return WheelPlan(
      editable: project,
      files: files,
      startup: try PathConfigurationFile(folders: [Array("/demo/src".utf8)]),
      digest: FileDigest.init(of:)
    )
  }

  /// A little-endian number in the archive.
  private func number(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
  }

  @Test func localHeaders() throws {
    let plan = try Self.plan()
    let bytes = try plan.archive(at: DOSTimestamp(secondsSince1970: 1_700_000_000))
    var offset = 0
    for entry in plan.entries {
      #expect(number(bytes, offset, 4) == 0x0403_4B50)
      #expect(number(bytes, offset + 6, 2) & ~0x800 == 0, "no flag but the one for UTF-8")
      #expect(number(bytes, offset + 8, 2) == 0, "stored")
      #expect(number(bytes, offset + 10, 2) == (22 << 11 | 13 << 5 | 10))
      #expect(number(bytes, offset + 12, 2) == (43 << 9 | 11 << 5 | 14))
      #expect(number(bytes, offset + 18, 4) == entry.bytes.count)
      #expect(number(bytes, offset + 22, 4) == entry.bytes.count)
      let nameCount = number(bytes, offset + 26, 2)
      #expect(number(bytes, offset + 28, 2) == 0, "no extra field")
      let name = bytes[(offset + 30)..<(offset + 30 + nameCount)]
      #expect(String(decoding: name, as: UTF8.self) == entry.path)
      let start = offset + 30 + nameCount
      #expect(Array(bytes[start..<(start + entry.bytes.count)]) == entry.bytes)
      offset = start + entry.bytes.count
    }
    // The directory follows without a gap, and nothing follows it but its end.
    for entry in plan.entries {
      #expect(number(bytes, offset, 4) == 0x0201_4B50)
      #expect(bytes[offset + 5] == 3, "made on Unix")
      #expect(number(bytes, offset + 30, 4) == 0, "no extra field, no comment")
      #expect(number(bytes, offset + 38, 4) == 0o100644 << 16)
      offset += 46 + entry.path.utf8.count
    }
    #expect(number(bytes, offset, 4) == 0x0605_4B50)
    #expect(offset + 22 == bytes.count)
  }

  @Test func namesBeyondASCIIAreFlagged() throws {
    let plan = try Self.plan(license: "LIZENZ-ä")
    let bytes = try plan.archive(at: .earliest)
    let first = 30 + plan.entries[0].path.utf8.count + plan.entries[0].bytes.count
    #expect(number(bytes, first + 6, 2) == 0x800)
  }

  /// On Unix, a backslash is a letter like others; who reads wheels of others refuses it.
  @Test func namesMayHaveBackslashes() throws {
    let plan = try Self.plan(license: "LICENSE\\old")
    let bytes = try plan.archive(at: .earliest)
    #expect(bytes.count > plan.entries.map(\.bytes.count).reduce(0, +))
  }

  @Test func samePlanSameBytes() throws {
    let plan = try Self.plan()
    // The clocks of New York skip the hour of the second.
    let times = [DOSTimestamp.earliest, DOSTimestamp(secondsSince1970: 1_710_037_800)]
    let archives = try times.map { try plan.archive(at: $0) }
    defer { unsetenv("TZ") }
    for zone in ["UTC", "Pacific/Kiritimati", "America/St_Johns", "EST5EDT,M3.2.0,M11.1.0"] {
      setenv("TZ", zone, 1)
      tzset()
      #expect(try times.map { try plan.archive(at: $0) } == archives, "\(zone)")
    }
    #expect(number(archives[1], 10, 2) == (2 << 11 | 30 << 5))
  }

  @Test func digestsAreSHA256() {
    // FIPS 180-4, the example of one block.
    let digest = FileDigest(of: Array("abc".utf8))
    #expect(digest.rendered() == "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0")
  }

  @Test func recordHoldsTheDigestOfEveryEntry() throws {
    let plan = try Self.plan()
    let record = try #require(plan.entries.last)
    #expect(record.path == "demo_pkg-1.0.dist-info/RECORD")
    let rows = String(decoding: record.bytes, as: UTF8.self).split(separator: "\n")
    #expect(rows.count == plan.entries.count)
    for (row, entry) in zip(rows, plan.entries.dropLast()) {
      let digest = FileDigest(of: entry.bytes).rendered()
      #expect(row == "\(entry.path),sha256=\(digest),\(entry.bytes.count)")
    }
  }

  @Test func stagedMetadataIsThatOfTheWheel() throws {
    let plan = try Self.plan(license: "licenses/deep/MIT.txt")
    let folder = try TemporaryFolder()
    let path = try plan.stageMetadata(into: folder.path)
    #expect(path == folder.path.appending("demo_pkg-1.0.dist-info"))
    for entry in plan.metadata {
      #expect(try folder.bytes(of: "demo_pkg-1.0.dist-info/\(entry.path)") == entry.bytes)
    }
    #expect(plan.metadata.map(\.path) == ["licenses/licenses/deep/MIT.txt", "METADATA", "WHEEL"])
  }
}
