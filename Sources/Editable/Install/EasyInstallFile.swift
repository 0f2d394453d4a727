internal import EditableSystem
internal import Packaging
internal import SystemPackage

/// The `easy-install.pth` of a folder, which all `.egg-link` installations share.
///
/// Source: the layout of setuptools before version 80.
struct EasyInstallFile {
  private let folder: FilePath
  private static let name = "easy-install.pth"

  init(in folder: FilePath) {
    self.folder = folder
  }

  /// Removes the lines of some folders; the others keep their order and spelling. A file without
  /// lines goes.
  ///
  /// - Throws: `cannot-write`; then the transaction is to be abandoned.
  func remove(
    _ folders: [FilePath],
    _ transaction: inout Transaction
  ) throws(EditableError) {
    let path = folder.appending(Self.name)
    guard !folders.isEmpty, path.kind() == .file else { return }
    let bytes = try path.contents(upTo: SourceTree.fileLimit)
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let kept = lines.filter { line in
      !folders.contains { $0.bytes.elementsEqual(Self.trimmed(line)) }
    }
    guard kept.count < lines.count else { return }
    guard kept.contains(where: { !Self.trimmed($0).isEmpty }) else {
      _ = try transaction.remove(path)
      return
    }
    let staged = transaction.folder.appending(Self.name)
    try staged.replace(with: Array(kept.joined(separator: [UInt8(ascii: "\n")])))
    _ = try transaction.replace(path, with: staged)
  }

  /// A line without white space and a slash at its end.
  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    while let last = line.last, " \t\r/".utf8.contains(last), line.count > 1 { line.removeLast() }
    return line
  }
}
