import Packaging
import Testing

/// Scripts lie in their folder and leave the interpreter alone.
@Suite struct ScriptNameTests {
  @Test(arguments: [
    "demo", "python-config", "pypyr", "pythonic", "pyth", "python3-demo", "my python", "...", ".x",
    "graalpyx", "2to3", "py",
  ])
  func takes(name: String) throws {
    #expect(try ScriptName(parsing: name).text == name)
  }

  @Test(arguments: [
    "", ".", "..", "a/b", "../x", "/x", "a\\b", "x\0", "python", "Python", "python3", "python3.14",
    "python3.14t", "python3.13d", "pythonw", "python.exe", "pythonw3.12.exe", "pypy", "pypy3",
    "pypy3.10", "graalpy",
  ])
  func refuses(name: String) {
    let error = #expect(throws: EditableError.self) { try ScriptName(parsing: name) }
    #expect(error?.code == "unsafe-script-name")
  }
}
