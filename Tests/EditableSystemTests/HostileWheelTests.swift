import EditableSystem
import Packaging
import SystemPackage
import TestSupport
import Testing

/// What is unsafe, or what two readers could read in two ways, is refused with its own code.
@Suite struct HostileWheelTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let code: Problem.Code
    let spoil: @Sendable (inout ForeignWheel) -> Void

    init(
      _ name: String,
      _ code: Problem.Code,
      _ spoil: @escaping @Sendable (inout ForeignWheel) -> Void
    ) {
      testDescription = name
      self.code = code
      self.spoil = spoil
    }

    /// A case in which only the archive is spoiled.
    static func zip(
      _ name: String,
      _ code: Problem.Code,
      _ spoil: @escaping @Sendable (inout RawZip) -> Void
    ) -> Case {
      Case(name, code) { $0.spoil = spoil }
    }

    /// A case of a file more.
    static func file(_ path: String, _ code: Problem.Code) -> Case {
      Case(path.debugDescription, code) { $0.files.insert((path, [1]), at: 1) }
    }

    /// A case of another file in the metadata folder.
    static func metadata(_ name: String, _ text: String?, _ code: Problem.Code) -> Case {
      Case("\(name): \(text ?? "missing")", code) { $0.set(name, text) }
    }
  }

  private func expectRefusal(_ hostile: Case) throws {
    var wheel = ForeignWheel()
    hostile.spoil(&wheel)
    let folder = try TemporaryFolder()
    let error = #expect(throws: EditableError.self) { try wheel.unpack(in: folder) }
    #expect(error?.code == hostile.code, "\(error?.description ?? "")")
    #expect(try folder.contents().allSatisfy { $0.hasPrefix("out") || $0 == wheel.fileName })
  }

  @Test(arguments: [
    Case.file("/etc/passwd", "unsafe-path"), .file("../x", "unsafe-path"),
    .file("a/../../x", "unsafe-path"), .file("./a", "unsafe-path"), .file("a//b", "unsafe-path"),
    .file("a/.", "unsafe-path"), .file("a\\b", "unsafe-path"), .file("C:/x", "unsafe-path"),
    .file("a\0b", "unsafe-path"), .file("", "unsafe-path"), .file("a/..", "unsafe-path"),
    .file("demo/__init__.py", "duplicate-path"), .file("demo/__init__.py/x", "colliding-paths"),
    .file("demo", "colliding-paths"),
    .file("other-1.0.dist-info/METADATA", "several-dist-infos"),
    .file("Demo.Pkg-1.0.data/stdlib/os.py", "unknown-data-key"),
    .file("Demo.Pkg-1.0.data/scripts", "unknown-data-key"),
    .file("other-1.0.data/scripts/x", "unknown-data-key"),
    .file("Demo.Pkg-1.0.data/scripts/a/b", "unsafe-script-name"),
    .file("demo_pkg-1.data/scripts/python3", "unsafe-script-name"),
    .file("Demo.Pkg-1.0.data/data/bin/python", "unsafe-script-name"),
    .file("Demo.Pkg-1.0.data/data/pyvenv.cfg", "unsafe-script-name"),
  ])
  func paths(hostile: Case) throws { try expectRefusal(hostile) }

  @Test(arguments: [
    Case.zip("a name that is not UTF-8", "unsafe-path") { $0.entries[0].name = [0x61, 0xFF] },
    .zip("a link", "zip-special-file") { $0.entries[0].mode = 0o120777 },
    .zip("a device", "zip-special-file") { $0.entries[0].mode = 0o020666 },
    .zip("a pipe", "zip-special-file") { $0.entries[0].mode = 0o010666 },
    .zip("a folder without slash", "zip-special-file") { $0.entries[0].mode = 0o040755 },
    .zip("a folder with contents", "zip-special-file") {
      $0.entries.insert(RawZip.Entry("x/", [1]), at: 0)
    },
    .zip("an encrypted file", "zip-encrypted") { $0.entries[0].flags = 1 },
    .zip("bzip2", "zip-method") { $0.entries[0].method = 12 },
    .zip("another local name", "zip-headers-disagree") {
      $0.entries[0].localName = Array("demo/__main__.py".utf8)
    },
    .zip("another local name of the same length", "zip-headers-disagree") {
      $0.entries[0].localName = Array("demo/__inot__.py".utf8)
    },
    .zip("another local size", "zip-headers-disagree") { $0.entries[0].localSize = 5 },
    .zip("another local checksum", "zip-headers-disagree") { $0.entries[0].localChecksum = 7 },
    .zip("no local checksum", "zip-headers-disagree") { $0.entries[0].localChecksum = 0 },
    .zip("another local method", "zip-headers-disagree") { $0.entries[0].localMethod = 8 },
    .zip("a descriptor that is missing", "zip-headers-disagree") { $0.entries[0].flags = 8 },
    .zip("a descriptor that lies", "zip-headers-disagree") {
      $0.entries[0].flags = 8
      $0.entries[0].descriptor = Array(repeating: 7, count: 16)
    },
    .zip("another name in the extra data", "zip-headers-disagree") {
      $0.entries[0].extra = RawZip.number(0x7075, 2) + RawZip.number(6, 2) + [1, 0, 0, 0, 0, 0x61]
    },
    .zip("a shared offset", "zip-headers-disagree") { $0.entries[1].offset = 0 },
    .zip("an offset behind the start", "zip-extra-data") { $0.entries[0].offset = 1 },
    .zip("data before", "zip-extra-data") { $0.prefix = Array("#!/bin/sh\n".utf8) },
    .zip("data between", "zip-extra-data") { $0.entries[0].descriptor = [1, 2, 3] },
    .zip("data before the directory", "zip-extra-data") { $0.gap = [1, 2, 3] },
    .zip("data behind", "zip-extra-data") { $0.suffix = [0] },
    .zip("a second archive behind", "zip-extra-data") {
      $0.suffix = RawZip([RawZip.Entry("evil.py")]).rendered()
    },
    .zip("a second archive in the comment", "zip-extra-data") {
      $0.comment = RawZip([RawZip.Entry("evil.py")]).rendered()
    },
    .zip("an end that counts more", "invalid-zip") { $0.extraCount = 1 },
    .zip("an archive of nothing", "no-dist-info") { $0.entries = [] },
    .zip("a file larger than declared", "zip-bomb") {
      $0.entries[0].data += Array(repeating: 0, count: 9)
      $0.entries[0].deflate()
    },
    Case("a file smaller than declared", "zip-damaged") {
      $0.rows["demo/__init__.py"] =
        "demo/__init__.py,sha256=\(FileDigest(of: Array("x = 1\n".utf8)).rendered()),7\n"
      $0.spoil = { zip in
        zip.entries[0].deflate()
        zip.entries[0].size = 7
      }
    },
    .zip("a ratio beyond deflate", "zip-bomb") {
      $0.entries[0].deflate()
      $0.entries[0].size = 1 << 30
    },
    .zip("a wrong checksum", "zip-damaged") { $0.entries[0].checksum ^= 1 },
  ])
  func archives(hostile: Case) throws { try expectRefusal(hostile) }

  @Test(arguments: [
    Case("unlisted", "unlisted-file") { $0.rows["demo/__init__.py"] = "" },
    Case("without digest", "unlisted-file") {
      $0.rows["demo/__init__.py"] = "demo/__init__.py,,6\n"
    },
    Case("without file", "missing-file") { $0.moreRows = "gone.py,,\n" },
    Case("other size", "record-mismatch") {
      $0.rows["demo/__init__.py"] =
        "demo/__init__.py,sha256=\(FileDigest(of: Array("x = 1\n".utf8)).rendered()),7\n"
    },
    Case("other contents", "record-mismatch") {
      $0.rows["demo/__init__.py"] =
        "demo/__init__.py,sha256=\(FileDigest(of: Array("x = 2\n".utf8)).rendered()),6\n"
    },
    Case("two rows", "record-mismatch") {
      $0.moreRows = "demo/__init__.py,sha256=\(FileDigest(of: []).rendered()),6\n"
    },
    Case("MD5", "invalid-record") { $0.rows["demo/__init__.py"] = "demo/__init__.py,md5=x,6\n" },
    Case("no RECORD", "missing-file") { $0.hasRecord = false },
  ])
  func records(hostile: Case) throws { try expectRefusal(hostile) }

  @Test(arguments: [
    Case.metadata("METADATA", nil, "missing-file"), .metadata("WHEEL", nil, "missing-file"),
    .metadata("METADATA", "Metadata-Version: 2.1\nName: other\nVersion: 1\n", "metadata-mismatch"),
    .metadata(
      "METADATA",
      "Metadata-Version: 2.1\nName: demo-pkg\nVersion: 2\n",
      "metadata-mismatch"
    ),
    .metadata("METADATA", "Name: demo-pkg\nVersion: 1\n", "invalid-metadata"),
    .metadata("WHEEL", "Wheel-Version: 2.0\nTag: py3-none-any\n", "unsupported-wheel-version"),
    .metadata("WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n", "wheel-tags-mismatch"),
    .metadata("entry_points.txt", "[console_scripts]\n../x = demo:main\n", "unsafe-script-name"),
    .metadata("entry_points.txt", "[console_scripts]\na/b = demo:main\n", "unsafe-script-name"),
    .metadata("entry_points.txt", "[gui_scripts]\npythonw = demo:main\n", "unsafe-script-name"),
    .metadata(
      "entry_points.txt",
      "[gui_scripts]\nx = demo:a\n[console_scripts]\nx = demo:b\n",
      "duplicate-script"
    ),
    .metadata("entry_points.txt", "[console_scripts]\nx = demo\n", "invalid-entry-points"),
    Case("another project", "dist-info-mismatch") { $0.fileName = "demo-1.0-py2.py3-none-any.whl" },
    Case("another version", "dist-info-mismatch") {
      $0.fileName = "demo_pkg-1.1-py2.py3-none-any.whl"
    },
    Case("no wheel name", "invalid-wheel-name") { $0.fileName = "demo.whl" },
  ])
  func metadata(hostile: Case) throws { try expectRefusal(hostile) }
}
