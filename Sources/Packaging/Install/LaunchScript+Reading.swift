extension LaunchScript {
  /// What a launch script does, whoever wrote it.
  public struct Call: Sendable, Equatable {
    /// What runs it: see ``Shebang/interpreter(of:)``.
    public let interpreter: String
    /// The object that is called, such as `package.module:function`.
    public let object: String
  }

  /// What a script does; nil for one that is not a launch script.
  ///
  /// Launch scripts have one line that imports the first part of the object, and one that ends the
  /// process with what calling it returns: those of pip, uv, distlib and installer are told by that.
  ///
  /// - Parameter bytes: the whole script.
  public static func call(in bytes: [UInt8]) -> Call? {
    guard bytes.count < 1 << 16, let interpreter = Shebang.interpreter(of: bytes) else {
      return nil
    }
    let lines = String(decoding: bytes, as: UTF8.self).split { $0.isNewline }.map { $0.trimmed }
    let imports = lines.compactMap(importedObject)
    let calls = lines.compactMap(calledObject)
    guard imports.count == 1, calls.count == 1 else { return nil }
    let first = calls[0].prefix { $0 != "." }
    guard Difference.areSameBytes(String(first), imports[0].name) else { return nil }
    return Call(interpreter: interpreter, object: "\(imports[0].module):\(calls[0])")
  }

  /// The module and the name of `from module import name`.
  private static func importedObject(_ line: String) -> (module: String, name: String)? {
    let words = line.split(separator: " ").map(String.init)
    guard words.count == 4, words[0] == "from", words[2] == "import" else { return nil }
    return (words[1], words[3])
  }

  /// The object of `sys.exit(object())`.
  private static func calledObject(_ line: String) -> String? {
    guard line.hasPrefix("sys.exit("), line.hasSuffix("())") else { return nil }
    return String(line.dropFirst("sys.exit(".count).dropLast("())".count))
  }
}
