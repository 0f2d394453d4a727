extension Problem.Code {
  /// An interpreter whose path no script can name.
  public static var unusableInterpreterPath: Self { "unusable-interpreter-path" }
}

/// The first lines of a script, which say what runs it.
///
/// The kernel runs an interpreter whose path is short and plain. For others the shell does: to it,
/// the lines replace it with the interpreter; to Python, they are a text that is not used.
/// Source: the scripts that pip 26.3 writes.
public struct Shebang: Sendable, Equatable {
  /// The lines, with their ends.
  public let bytes: [UInt8]

  /// How long the line of a shebang can be for every kernel of the platform, in bytes with `#!` and
  /// the line end.
  public static var longestLine: Int {
    #if os(macOS)
      512
    #else
      127
    #endif
  }

  /// What runs a script with an interpreter at a path.
  ///
  /// - Parameters:
  ///   - path: the bytes of the absolute path, as it is to be written.
  ///   - isScript: whether the interpreter is a script itself, which not every kernel lets run
  ///     another one.
  ///   - longestLine: how long the line can be, in bytes.
  /// - Throws: `unusable-interpreter-path` if the path is not UTF-8, as Python wants its source.
  public init(
    interpreterAt path: [UInt8],
    isScript: Bool = false,
    longestLine: Int = Shebang.longestLine
  ) throws(EditableError) {
    guard String(validating: path, as: UTF8.self) != nil, !path.contains(0) else {
      let text = String(decoding: path, as: UTF8.self).printable
      throw EditableError(
        Problem(
          .unusableInterpreterPath,
          "the path of the interpreter is not UTF-8: `\(text)`",
          hint: "put the environment where the path is UTF-8"
        )
      )
    }
    // The kernel takes what follows a space or a tab for an argument.
    let isPlain = !path.contains { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }
    if isPlain, !isScript, path.count + 3 <= longestLine {
      bytes = Array("#!".utf8) + path + [0x0A]
    } else {
      bytes = Self.trampoline(path.allSatisfy(\.isPlainInShell) ? path : Self.quoted(path))
    }
  }

  /// What runs a script with an interpreter beside it, wherever both are.
  ///
  /// - Parameter name: the file name of the interpreter, such as `python`.
  public init(interpreterBeside name: String) {
    bytes = Self.trampoline(
      Array("\"$(dirname -- \"$(realpath -- \"$0\")\")\"/'\(name)'".utf8)
    )
  }

  /// The lines that let the shell run an interpreter.
  ///
  /// - Parameter word: the path as the shell is to read it.
  private static func trampoline(_ word: [UInt8]) -> [UInt8] {
    Array("#!/bin/sh\n'''exec' ".utf8) + word + Array(" \"$0\" \"$@\"\n' '''\n".utf8)
  }

  /// A path in double quotes, such that neither the shell nor Python reads anything into it.
  ///
  /// pip only puts the quotes around, and only for a space: a path with `$` fails there.
  private static func quoted(_ path: [UInt8]) -> [UInt8] {
    var quoted: [UInt8] = [UInt8(ascii: "\"")]
    var apostrophes = 0
    for byte in path {
      apostrophes = byte == UInt8(ascii: "'") ? apostrophes + 1 : 0
      switch byte {
      case UInt8(ascii: "\\"):
        quoted += Array("\\\\".utf8)
      // Python knows no `\$`, so the character stands in quotes of the other kind.
      case UInt8(ascii: "$"), UInt8(ascii: "`"), UInt8(ascii: "\""):
        quoted += Array("\"'".utf8) + [byte] + Array("'\"".utf8)
      // The third apostrophe in a row would end Python's text.
      case UInt8(ascii: "'") where apostrophes == 3:
        quoted += Array("\"\\'\"".utf8)
        apostrophes = 0
      default:
        quoted.append(byte)
      }
    }
    return quoted + [UInt8(ascii: "\"")]
  }
}

extension UInt8 {
  /// Whether the shell reads the byte as itself without quotes, as part of an absolute path.
  fileprivate var isPlainInShell: Bool {
    isLetterOrDigit || isSeparator || self >= 0x80 || "/+@%=:,~#".utf8.contains(self)
  }
}
