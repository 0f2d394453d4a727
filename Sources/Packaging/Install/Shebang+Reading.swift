extension Shebang {
  /// What runs a script, by its first lines: the path after `#!`, or the word that they let the shell
  /// run in its place; nil for what is no script.
  ///
  /// - Parameter head: the beginning of the file.
  public static func interpreter(of head: [UInt8]) -> String? {
    guard head.starts(with: Array("#!".utf8)) else { return nil }
    let lines = String(decoding: head, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let trampoline = "'''exec' "
    guard lines[0] == "#!/bin/sh", lines.count > 1, lines[1].hasPrefix(trampoline) else {
      return String(lines[0].dropFirst(2).prefix { $0 != " " })
    }
    let word = lines[1].dropFirst(trampoline.utf8.count)
    let end: Character = word.first == "\"" ? "\"" : " "
    return String((end == "\"" ? word.dropFirst() : word).prefix { $0 != end })
  }
}
