internal import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#endif

/// The device of a file system.
public struct Device: Sendable, Hashable {
  /// Its number, as the status of a file has it.
  let number: UInt64

  /// The device of a path; 0 where it cannot be reached.
  init(of path: FilePath) {
    number = path.status()?.device ?? 0
  }

  init(number: UInt64) {
    self.number = number
  }

  /// The major and minor number, as `/proc/self/mountinfo` and `ls` have them.
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
    "device \(numbers)" + (fileSystem.map { " (\($0))" } ?? "")
  }

  /// The name of the file system.
  private var fileSystem: String? { Self.fileSystems[numbers] }

  /// The names of the file systems by the numbers of their devices, read when the first is asked.
  private static let fileSystems: [String: String] = {
    var names: [String: String] = [:]
    #if os(Linux)
      let bytes = (try? FilePath("/proc/self/mountinfo").contents(upTo: 1 << 24)) ?? []
      // 36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw (proc(5))
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
        let words = line.split(separator: " ")
        guard words.count > 2, let dash = words.firstIndex(of: "-"), dash + 1 < words.count else {
          continue
        }
        names[String(words[2])] = String(words[dash + 1])
      }
    #endif
    return names
  }()
}
