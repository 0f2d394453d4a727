extension Problem.Code {
  /// An entry point that would be a script but names only a module.
  public static var scriptWithoutFunction: Self { "script-without-function" }
}

/// A script that calls the object of an entry point and exits with what it returns.
///
/// Console and GUI scripts are the same on POSIX. Source: entry points specification, "Use for
/// scripts"; the text is that of pip 26.3.
public struct LaunchScript: Sendable {
  /// The first lines.
  public let shebang: Shebang
  /// The module that is imported.
  private let module: String
  /// The object in it.
  private let attribute: String

  /// The script of an entry point.
  ///
  /// - Throws: `script-without-function` if the entry point names no object in its module.
  public init(of entryPoint: EntryPoint, runBy shebang: Shebang) throws(EditableError) {
    guard let attribute = entryPoint.reference.attribute else {
      let module = entryPoint.reference.module
      throw EditableError(
        Problem(
          .scriptWithoutFunction,
          "the script `\(entryPoint.name.text.printable)` names a module and no function: "
            + "`\(module)`",
          hint: "write `\(module):FUNCTION`"
        )
      )
    }
    self.shebang = shebang
    module = entryPoint.reference.module
    self.attribute = attribute
  }

  /// The bytes of the script.
  public func rendered() -> [UInt8] {
    let first = attribute.prefix { $0 != "." }
    let text = """
      import sys
      from \(module) import \(first)
      if __name__ == '__main__':
          sys.argv[0] = sys.argv[0].removesuffix('.exe')
          sys.exit(\(attribute)())

      """
    return shebang.bytes + Array(text.utf8)
  }

  /// A script of a wheel as it is installed; nil if it stays as it is.
  ///
  /// - Parameters:
  ///   - script: the bytes of a file in `.data/scripts`. If they start with `#!python`, their first
  ///     line is replaced, arguments included; `#!pythonw` is no different.
  ///   - shebang: what runs it from now on.
  ///
  /// Source: binary distribution format, "Recommended installer features".
  public static func rewritten(_ script: [UInt8], runBy shebang: Shebang) -> [UInt8]? {
    guard script.starts(with: "#!python".utf8) else { return nil }
    let end = script.firstIndex(of: 0x0A).map { $0 + 1 } ?? script.count
    return shebang.bytes + script[end...]
  }
}
