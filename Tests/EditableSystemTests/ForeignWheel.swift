import EditableSystem
import Packaging
import SystemPackage
import TestSupport

/// A wheel that some other tool could have made, sound until a test spoils it.
struct ForeignWheel {
  var fileName = "Demo.Pkg-1.0-py2.py3-none-any.whl"
  /// The files but `RECORD`, in the order of the archive.
  var files: [(path: String, bytes: [UInt8])]
  /// What `RECORD` has instead of the truth; an empty text for no row.
  var rows: [String: String] = [:]
  /// Rows at the end of `RECORD`.
  var moreRows = ""
  /// Whether there is a `RECORD`.
  var hasRecord = true
  /// Changes the archive at last.
  var spoil: (inout RawZip) -> Void = { _ in }

  static let folder = "Demo.Pkg-1.0.dist-info"

  init(_ more: [(String, String)] = []) {
    let texts =
      [("demo/__init__.py", "x = 1\n")] + more + [
        ("\(Self.folder)/METADATA", "Metadata-Version: 2.1\nName: demo_pkg\nVersion: 1.0\n"),
        (
          "\(Self.folder)/WHEEL",
          "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py2-none-any\nTag: py3-none-any\n"
        ),
      ]
    files = texts.map { ($0, Array($1.utf8)) }
  }

  /// Gives a file of the metadata folder other contents, or takes it away.
  mutating func set(_ name: String, _ text: String?) {
    let path = "\(Self.folder)/\(name)"
    files.removeAll { $0.path == path }
    if let text { files.append((path, Array(text.utf8))) }
  }

  var archive: RawZip {
    var record = ""
    for (path, bytes) in files where !path.hasSuffix("/") {
      let row = "\(path),sha256=\(FileDigest(of: bytes).rendered()),\(bytes.count)\n"
      record += rows[path] ?? row
    }
    record += moreRows + "\(Self.folder)/RECORD,,\n"
    var entries = files.map { RawZip.Entry($0.path, $0.bytes) }
    if hasRecord { entries.append(RawZip.Entry("\(Self.folder)/RECORD", Array(record.utf8))) }
    var zip = RawZip(entries)
    spoil(&zip)
    return zip
  }

  /// Writes the wheel and unpacks it into the folder `out` beside it.
  @discardableResult
  func unpack(
    in folder: TemporaryFolder,
    warn: (Problem) -> Void = { _ in }
  ) throws -> WheelManifest {
    try folder.write(archive.rendered(), to: fileName)
    return try WheelArchive(at: folder.path.appending(fileName))
      .unpack(into: folder.path.appending("out"), warn: warn)
  }
}
