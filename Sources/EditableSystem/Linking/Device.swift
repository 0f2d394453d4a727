internal import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#endif

/// The device of a file system.
public struct Device: Sendable, Hashable {
  /// Its number, as the status of a file has it.
  let number: UInt64
  /// A path on it, absolute and without links; empty where it is not known.
  private let path: FilePath

  /// The device of a path; 0 where it cannot be reached.
  init(of path: FilePath) {
    number = path.status()?.device ?? 0
    self.path = path
  }

  init(number: UInt64) {
    self.number = number
    path = ""
  }

  /// The major and minor number, as `ls` has them.
  private var numbers: String {
    #if canImport(Darwin)
      "\(number >> 24):\(number & 0xFF_FFFF)"
    #else
      "\(number >> 8 & 0xFFF | number >> 32 & ~0xFFF):\(number & 0xFF | number >> 12 & ~0xFF)"
    #endif
  }
}

extension Device: CustomStringConvertible {
  /// Such as `device 8:1 (ext4)`; the file system is left out where it is not known.
  public var description: String {
    "device \(numbers)" + (MountedFileSystem.holding(path).map { " (\($0.name))" } ?? "")
  }
}

/// A file system, and where it is mounted.
private struct MountedFileSystem {
  /// Its name, such as `ext4`.
  let name: String
  /// Where it is mounted.
  let folder: FilePath

  /// The one that holds a path: the numbers of devices do not tell, since some file systems give
  /// every volume of theirs one of its own.
  static func holding(_ path: FilePath) -> MountedFileSystem? {
    let path = (try? path.resolved()) ?? path
    // What was mounted last lies on top.
    return all.filter { path.starts(with: $0.folder) }
      .max { $0.folder.components.count <= $1.folder.components.count }
  }

  /// All of them in the order in which they were mounted, read when the first is asked for.
  private static let all: [MountedFileSystem] = {
    #if os(Linux)
      let bytes = (try? FilePath("/proc/self/mountinfo").contents(upTo: 1 << 24)) ?? []
      return bytes.split(separator: UInt8(ascii: "\n")).compactMap(MountedFileSystem.init)
    #else
      return []
    #endif
  }()

  /// The one of a line: `36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw` (proc(5)).
  private init?(_ line: ArraySlice<UInt8>) {
    let words = line.split(separator: UInt8(ascii: " "))
    guard words.count > 4, let dash = words.firstIndex(of: [UInt8(ascii: "-")]),
      dash + 1 < words.count
    else { return nil }
    name = String(decoding: words[dash + 1], as: UTF8.self)
    folder = FilePath(bytes: Self.unescaped(words[4]))
  }

  /// Blanks and backslashes stand as three octal digits.
  private static func unescaped(_ word: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = word
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\"),
        let value = UInt8(String(decoding: rest.prefix(3), as: UTF8.self), radix: 8)
      {
        bytes.append(value)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }
}
