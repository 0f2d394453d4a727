import Foundation
import Packaging
import SystemPackage
import TestSupport
import Testing

@testable import EditableSystem

/// An interpreter is asked once, and again when it has changed or what was kept is damaged.
@Suite struct InterpreterAnswerTests {
  private let folder: TemporaryFolder
  private let python = PythonRequest(python: "bin/python3")

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeInterpreter("bin/python3")
  }

  private func version(cached: Bool = true) throws -> String {
    try folder.find(python, cached: cached).version.rendered()
  }

  private var kept: FilePath {
    get throws {
      let cache = folder.path.pushing("cache/interpreters-1")
      return cache.appending(try #require(try cache.names().first))
    }
  }

  @Test func asksOnce() throws {
    for _ in 0..<3 { #expect(try version() == "3.12.1") }
    #expect(folder.timesAsked == 1)
    #expect(try folder.path.pushing("cache/interpreters-1").names().count == 1)
    #expect(try version(cached: false) == "3.12.1")
    #expect(folder.timesAsked == 2)
  }

  @Test func asksAgainAfterAChange() throws {
    #expect(try version() == "3.12.1")
    // Of the same length, and soon after.
    try folder.makeInterpreter("bin/python3", version: "3.12.2")
    #expect(try version() == "3.12.2")
    #expect(try folder.path.pushing("cache/interpreters-1").names().count == 1)
  }

  @Test(arguments: 0..<6)
  func asksAgainAfterDamage(kind: Int) throws {
    #expect(try version() == "3.12.1")
    let whole = try kept.contents(upTo: 100_000)
    var bytes = whole
    switch kind {
    case 0: bytes = []
    case 1: bytes.removeLast()
    case 2: bytes[0] ^= 1
    case 3: bytes[whole.count / 2] ^= 1
    case 4: bytes = Array(bytes.dropFirst(32))
    default: bytes += [0]
    }
    try kept.replace(with: bytes)
    #expect(try version() == "3.12.1")
    // What follows the end of an answer changes nothing, but is not what was written.
    #expect(folder.timesAsked == 2)
    #expect(try kept.contents(upTo: 100_000) == whole)
  }

  /// The same file is another interpreter when it is called by the path of an environment.
  @Test func keepsAnAnswerForAPath() throws {
    try folder.link("link", to: "bin/python3")
    _ = try version()
    _ = try folder.find(PythonRequest(python: "./link"), cached: true)
    #expect(folder.timesAsked == 2)
  }

  /// What a launching script starts is chosen anew each time.
  @Test func doesNotKeepWhatAScriptStarts() throws {
    try folder.makeInterpreter("real/bin/python3")
    try folder.makeProgram("bin/python3", "exec '\(folder.path)/real/bin/python3' \"$@\"")
    for _ in 0..<2 {
      let found = try folder.find(python, cached: true)
      #expect(found.interpreter == folder.path.pushing("real/bin/python3"))
    }
    #expect(folder.timesAsked == 2)
  }

  @Test func worksWithoutAWritableCache() throws {
    try folder.write("", to: "cache")
    #expect(try version() == "3.12.1")
  }

  @Test(arguments: [
    "exit 1", "echo no such option >&2; exit 2", "true", "printf 'editable-interpreter=1\\0'",
    "printf 'editable-interpreter=1\\0end=\\0'", "kill -9 $$",
    "printf 'editable-interpreter=1\\0python_full_version=x\\0end=\\0'", "yes",
  ])
  func refusesWhatIsNoPython(script: String) throws {
    try folder.makeProgram("bin/python3", script)
    let error = #expect(throws: EditableError.self) { try folder.find(python, cached: true) }
    #expect(error?.code == "unusable-interpreter")
    if script.contains("option") {
      #expect(error?.problems.first?.note == "no such option\n")
    }
    #expect(folder.path.pushing("cache/interpreters-1").kind() == nil)
  }

  @Test func refusesWhatCannotBeStarted() throws {
    try folder.write("no program", to: "bin/python3")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644],
      ofItemAtPath: folder.path.pushing("bin/python3").string
    )
    let error = #expect(throws: EditableError.self) { try folder.find(python) }
    #expect(error?.code == "unusable-interpreter")
  }

  /// Nothing waits for ever: neither for a program that does nothing, nor for what it started, nor
  /// for one that has closed its output.
  @Test(arguments: ["sleep 60", "exit 0", "exec >&- 2>&-; sleep 60"])
  func doesNotWaitForEver(script: String) throws {
    let late = folder.path.appending("late")
    try folder.makeProgram("bin/python3", "(sleep 2; echo > '\(late)'; sleep 60) &\n\(script)")
    let error = #expect(throws: EditableError.self) {
      try InterpreterAnswer.ask(folder.path.pushing("bin/python3"), patience: 1)
    }
    let message = try #require(error?.problems.first?.message)
    #expect(message.hasSuffix("did not answer within 1 seconds"), "\(message)")
    usleep(2_000_000)
    #expect(late.kind() == nil)
  }

  @Test func readsNothing() throws {
    try folder.makeProgram("bin/python3", "cat")
    let error = #expect(throws: EditableError.self) {
      try InterpreterAnswer.ask(folder.path.pushing("bin/python3"), patience: 5)
    }
    #expect(error?.problems.first?.message.contains("did not answer as Python does") == true)
  }
}
