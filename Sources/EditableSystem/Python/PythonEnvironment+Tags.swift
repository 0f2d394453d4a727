public import Packaging
internal import SystemPackage

extension PythonEnvironment {
  /// Checks that a wheel is for the interpreter and the machine of the environment, as far as its tags
  /// tell. The version of the C library that a `manylinux` tag names is not looked at.
  ///
  /// Source: platform compatibility tags.
  ///
  /// - Throws: `incompatible-wheel`.
  public func require(_ tags: WheelTags, of fileName: String) throws(EditableError) {
    let pythons = tags.pythons.map { $0.lowercased() }
    let abis = tags.abis.map { $0.lowercased() }
    let isFit = pythons.contains { python in abis.contains { accepts(python, abi: $0) } }
    guard isFit, tags.platforms.contains(where: { accepts(platform: $0.lowercased()) }) else {
      throw EditableError(
        Problem(
          "incompatible-wheel",
          "`\(fileName)` is for \(tags.rendered()), and the environment has "
            + "\(implementation) \(version.rendered()) on \(machine)",
          hint: "get the wheel that is for it"
        )
      )
    }
  }

  private var machine: String { markers[.platformMachine] ?? "" }

  /// The first two numbers of the version, without a dot between them: `312`.
  private var nodot: String { version.release.prefix(2).map { $0.rendered() }.joined() }

  private var minor: Int {
    version.release.dropFirst().first.flatMap { Int($0.rendered()) } ?? 0
  }

  /// Whether the interpreter runs what is for a Python tag and an ABI.
  private func accepts(_ python: String, abi: String) -> Bool {
    if abi == "none" {
      if python == "py3" || python == implementationTag + nodot { return true }
      return python.hasPrefix("py3") && (Int(python.dropFirst(3)) ?? .max) <= minor
    }
    guard implementation == "cpython" else { return python == implementationTag + nodot }
    if abi == "abi3" {
      return !isFreeThreaded && python.hasPrefix("cp3")
        && (Int(python.dropFirst(3)) ?? .max) <= minor
    }
    return python == "cp" + nodot && abi == "cp" + nodot + (isFreeThreaded ? "t" : "")
  }

  private var implementationTag: String {
    switch implementation {
    case "cpython": "cp"
    case "pypy": "pp"
    default: implementation
    }
  }

  private func accepts(platform: String) -> Bool {
    if platform == "any" { return true }
    guard platform.hasSuffix("_" + machine.lowercased()) || platform.hasSuffix("_universal2") else {
      return false
    }
    #if canImport(Darwin)
      return platform.hasPrefix("macosx_")
    #else
      return platform.hasPrefix(hasMusl ? "musllinux_" : "manylinux")
        || platform.hasPrefix("linux_")
    #endif
  }

  /// Whether the C library of the system is musl, and no other.
  private var hasMusl: Bool {
    let linkers = ((try? FilePath("/lib").names()) ?? []).map(\.string)
    return linkers.contains { $0.hasPrefix("ld-musl-") }
      && !linkers.contains { $0.hasPrefix("ld-linux") }
      && FilePath("/lib64").status() == nil
  }
}
