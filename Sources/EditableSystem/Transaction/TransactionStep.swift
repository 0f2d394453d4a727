internal import SystemPackage

/// A change of a folder that a transaction makes, as its journal has it.
///
/// Each can be undone from what is on the disk, whether it was made or not: the number of the file
/// that it puts in place tells.
enum TransactionStep: Equatable {
  /// Changes nothing: names a folder of the environment, which stays even if it is empty.
  case root(FilePath)
  /// Makes a folder of the transaction on a file system of its own.
  case area(FilePath)
  /// Makes a folder.
  case makeFolder(FilePath)
  /// Gives what is at a path another one, where nothing is.
  case move(FilePath, to: FilePath, FileIdentity)
  /// Lets what is new trade places with what is there.
  case exchange(FilePath, with: FilePath, FileIdentity)
  /// Puts a new file over one that is there, which is kept under a second name.
  case overwrite(FilePath, with: FilePath, keeping: FilePath, FileIdentity)
}

/// Which file something is, whatever its name.
struct FileIdentity: Equatable {
  /// The number of the device.
  let device: UInt64
  /// The number of the file on it.
  let inode: UInt64

  /// The file that a path names, links not followed; nil where there is none.
  init?(of path: FilePath) {
    guard let status = path.status(followingLinks: false) else { return nil }
    device = status.device
    inode = status.inode
  }

  fileprivate init?(_ text: ArraySlice<UInt8>) {
    let numbers = text.split(separator: UInt8(ascii: ":")).map {
      UInt64(String(decoding: $0, as: UTF8.self))
    }
    guard numbers.count == 2, let device = numbers[0], let inode = numbers[1] else { return nil }
    self.device = device
    self.inode = inode
  }

  fileprivate var bytes: [UInt8] { Array("\(device):\(inode)".utf8) }
}

// MARK: - The journal

extension TransactionStep {
  /// The step as a record of the journal: fields that end with a zero byte, then a line break. A
  /// record that was cut off is none, and its step was not made.
  var record: [UInt8] {
    let fields: [[UInt8]] =
      switch self {
      case .root(let path): [Array("root".utf8), path.bytes]
      case .area(let path): [Array("area".utf8), path.bytes]
      case .makeFolder(let path): [Array("folder".utf8), path.bytes]
      case .move(let source, let destination, let identity):
        [Array("move".utf8), source.bytes, destination.bytes, identity.bytes]
      case .exchange(let new, let old, let identity):
        [Array("exchange".utf8), new.bytes, old.bytes, identity.bytes]
      case .overwrite(let old, let new, let kept, let identity):
        [Array("overwrite".utf8), old.bytes, new.bytes, kept.bytes, identity.bytes]
      }
    return Array(fields.map { $0 + [0] }.joined()) + [UInt8(ascii: "\n")]
  }

  /// The steps of a journal, up to the first record that is not complete.
  static func steps(ofJournal bytes: [UInt8]) -> [TransactionStep] {
    var steps: [TransactionStep] = []
    var rest = bytes[...]
    while let step = step(from: &rest) { steps.append(step) }
    return steps
  }

  private static func step(from rest: inout ArraySlice<UInt8>) -> TransactionStep? {
    var fields: [ArraySlice<UInt8>] = []
    while let end = rest.firstIndex(of: 0) {
      fields.append(rest[..<end])
      rest = rest[(end + 1)...]
      if rest.first == UInt8(ascii: "\n") {
        rest = rest.dropFirst()
        return TransactionStep(fields: fields)
      }
    }
    return nil
  }

  private init?(fields: [ArraySlice<UInt8>]) {
    let paths = fields.dropFirst().map { FilePath(bytes: $0) }
    let identity = fields.last.flatMap(FileIdentity.init)
    switch (String(decoding: fields[0], as: UTF8.self), fields.count, identity) {
    case ("root", 2, _): self = .root(paths[0])
    case ("area", 2, _): self = .area(paths[0])
    case ("folder", 2, _): self = .makeFolder(paths[0])
    case ("move", 4, let identity?): self = .move(paths[0], to: paths[1], identity)
    case ("exchange", 4, let identity?): self = .exchange(paths[0], with: paths[1], identity)
    case ("overwrite", 5, let identity?):
      self = .overwrite(paths[0], with: paths[1], keeping: paths[2], identity)
    default: return nil
    }
  }
}
