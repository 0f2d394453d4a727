import Packaging
import Testing

/// The first lines of scripts: what the kernel can run by itself, and what the shell runs for it.
@Suite struct ShebangTests {
  private func text(_ path: String, isScript: Bool = false, longest: Int = 127) throws -> String {
    let shebang = try Shebang(
      interpreterAt: Array(path.utf8),
      isScript: isScript,
      longestLine: longest
    )
    return String(decoding: shebang.bytes, as: UTF8.self)
  }

  private func trampoline(_ word: String) -> String {
    "#!/bin/sh\n'''exec' \(word) \"$0\" \"$@\"\n' '''\n"
  }

  @Test(arguments: ["/usr/bin/python3", "/é/python", "/a'b/python", "/$a/python", "/a\"b;c/python"])
  func namesPlainPathsItself(path: String) throws {
    #expect(try text(path) == "#!\(path)\n")
  }

  @Test(arguments: [
    ("/a b/python", #""/a b/python""#),
    ("/a\tb/python", "\"/a\tb/python\""),
    ("/it's a/python", #""/it's a/python""#),
    // Neither the shell nor Python reads anything into these.
    ("/a $b/python", #""/a "'$'"b/python""#),
    ("/a `b/python", #""/a "'`'"b/python""#),
    ("/a \"b/python", #""/a "'"'"b/python""#),
    (#"/a \N/python"#, #""/a \\N/python""#),
    ("/a '''/python", #""/a ''"\'"/python""#),
  ])
  func letsTheShellFindPathsWithBlanks(path: String, word: String) throws {
    #expect(try text(path) == trampoline(word))
  }

  @Test func letsTheShellFindLongPaths() throws {
    let longest = "/" + String(repeating: "x", count: 123)
    #expect(try text(longest) == "#!\(longest)\n")
    #expect(try text(longest + "x") == trampoline(longest + "x"))
    #expect(try text(longest + "x", longest: 512) == "#!\(longest)x\n")
    // Bytes count, not characters.
    let umlauts = "/" + String(repeating: "ü", count: 62)
    #expect(try text(umlauts) == trampoline(umlauts))
    #expect(try text(longest + "$(x)") == trampoline("\"\(longest)\"'$'\"(x)\""))
    #expect(try text(longest + ";x") == trampoline("\"\(longest);x\""))
  }

  @Test func letsTheShellRunInterpretersThatAreScripts() throws {
    #expect(try text("/python", isScript: true) == trampoline("/python"))
  }

  @Test func findsInterpretersBesideTheScript() {
    let bytes = Shebang(interpreterBeside: "python").bytes
    let word = #""$(dirname -- "$(realpath -- "$0")")"/'python'"#
    #expect(String(decoding: bytes, as: UTF8.self) == trampoline(word))
  }

  @Test(arguments: [[0x2F, 0xFF], [0x2F, 0x00], [0x2F, 0xED, 0xB0, 0x80]] as [[UInt8]])
  func refusesWhatPythonCannotRead(path: [UInt8]) {
    let error = #expect(throws: EditableError.self) { try Shebang(interpreterAt: path) }
    #expect(error?.code == .unusableInterpreterPath)
  }
}
