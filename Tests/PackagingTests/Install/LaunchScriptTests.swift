import Packaging
import Testing

/// The scripts of entry points, and those of wheels, as pip installs them.
@Suite struct LaunchScriptTests {
  private func script(_ reference: String) throws -> String {
    let entryPoint = EntryPoint(
      name: try EntryPointName(parsing: "spam"),
      reference: try ObjectReference(parsing: reference)
    )
    let shebang = try Shebang(interpreterAt: Array("/usr/bin/python".utf8))
    let script = try LaunchScript(of: entryPoint, runBy: shebang)
    return String(decoding: script.rendered(), as: UTF8.self)
  }

  @Test(arguments: [
    ("spam.cli:main", "spam.cli", "main", "main"),
    ("spam:App.run.now", "spam", "App", "App.run.now"),
    ("späm : größe [extra]", "späm", "größe", "größe"),
  ])
  func callsTheFunction(reference: String, module: String, name: String, call: String) throws {
    let text = """
      #!/usr/bin/python
      import sys
      from \(module) import \(name)
      if __name__ == '__main__':
          sys.argv[0] = sys.argv[0].removesuffix('.exe')
          sys.exit(\(call)())

      """
    #expect(try script(reference).utf8.elementsEqual(text.utf8))
  }

  @Test func refusesModules() {
    let error = #expect(throws: EditableError.self) { try script("spam.cli") }
    #expect(error?.code == .scriptWithoutFunction)
  }

  @Test(arguments: [
    ("#!python\nx\n", "#!/p\nx\n"),
    ("#!pythonw -E\r\nx\r\n", "#!/p\nx\r\n"),
    ("#!python3.11", "#!/p\n"),
    ("#!python\n", "#!/p\n"),
    ("#! python\nx", nil),
    ("#!/usr/bin/python\nx", nil),
    ("#!pytho", nil),
    ("", nil),
  ])
  func rewritesScripts(script: String, rewritten: String?) throws {
    let shebang = try Shebang(interpreterAt: Array("/p".utf8))
    let bytes = LaunchScript.rewritten(Array(script.utf8), runBy: shebang)
    #expect(bytes == rewritten.map { Array($0.utf8) })
  }

  @Test func keepsBytesOfAnyKind() throws {
    let shebang = try Shebang(interpreterAt: Array("/p".utf8))
    let bytes = LaunchScript.rewritten(Array("#!python\n".utf8) + [0xFF, 0x00], runBy: shebang)
    #expect(bytes == Array("#!/p\n".utf8) + [0xFF, 0x00])
  }
}
