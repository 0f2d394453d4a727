internal import Packaging

extension MarkerEnvironment {
  /// What markers mean to an interpreter of CPython on this machine, known without starting it.
  ///
  /// - Parameter version: the version of the interpreter.
  init(ofCPython version: Version) {
    let host = SystemCalls.hostName()
    let full = version.rendered()
    let short = version.release.prefix(2).map { $0.rendered() }.joined(separator: ".")
    // Python's `platform` module takes `unknown` for an answer that says nothing.
    let known = { (text: String) in text == "unknown" ? "" : text }
    self.init([
      .osName: "posix",
      .sysPlatform: host.system.lowercased(),
      .platformMachine: known(host.machine),
      .platformRelease: known(host.release),
      .platformSystem: known(host.system),
      .platformVersion: known(host.version),
      .platformPythonImplementation: "CPython",
      .implementationName: "cpython",
      .implementationVersion: full,
      .pythonVersion: short,
      .pythonFullVersion: full,
    ])
  }
}
