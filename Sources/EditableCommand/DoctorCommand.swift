import ArgumentParser
import Editable
import EditableSystem
import Packaging
import SystemPackage

/// `editable doctor`: finds what is wrong with an environment, and mends it.
struct DoctorCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Find what is wrong with the editable projects of an environment, and mend it.",
    discussion: """
      Looks at .pth files, records, launch scripts, the projects behind editable installations, \
      what interrupted installations left, and the cache.

      EXAMPLES:
        editable doctor        say what is wrong
        editable doctor --fix  mend what can be mended without harm
      """
  )

  @Flag(help: "Mend what can be mended without harm.")
  var fix = false

  @OptionGroup(title: "Environment") var environment: EnvironmentArguments
  @OptionGroup(title: "Cache") var cache: CacheArguments
  @OptionGroup(title: "Output") var output: OutputArguments

  var json: Bool { output.json }

  func run() throws {
    let cache = try cache.open()
    let environment = try environment.find(cache: cache)
    if fix { try environment.requireUnmanaged() }
    let doctor = Doctor(environment, cache: cache)
    let (findings, mended, failed) =
      fix ? try doctor.mend() : (try doctor.examine(), mended: [], failed: [])
    if output.json {
      let json = JSON.object([
        ("problems", .array(findings.map { JSON($0.problem) })),
        ("mended", .array(mended.map(JSON.init))),
        ("failed", .array(failed.map(JSON.init))),
      ])
      try StandardStream.output.write(json.rendered() + "\n")
    } else {
      ProblemPrinter().print(failed + findings.map { $0.problem })
      if !output.quiet {
        for problem in mended { try StandardStream.output.write("mended: \(problem.message)\n") }
        if findings.isEmpty { try StandardStream.output.write("nothing is wrong\n") }
      }
    }
    if !findings.isEmpty { throw ExitCode.failure }
  }
}
