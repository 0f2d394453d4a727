internal import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What the operating system calls itself.
struct HostName {
  /// Such as `Linux`.
  let system: String
  /// Such as `6.12.0`.
  let release: String
  /// A text of any form.
  let version: String
  /// Such as `x86_64`.
  let machine: String
}

/// What there is to know of the machine and of the user.
extension SystemCalls {
  /// The names that `uname` tells.
  static func hostName() -> HostName {
    var name = utsname()
    guard uname(&name) == 0 else {
      return HostName(system: "", release: "", version: "", machine: "")
    }
    return HostName(
      system: text(name.sysname),
      release: text(name.release),
      version: text(name.version),
      machine: text(name.machine)
    )
  }

  /// Whether this process may run the file.
  static func isExecutable(_ path: FilePath) -> Bool {
    path.withPlatformString { access($0, X_OK) } == 0
  }

  /// The text of a field of fixed size, which the C library gives as a tuple of characters.
  private static func text<Field>(_ field: Field) -> String {
    withUnsafeBytes(of: field) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
