internal import Packaging
internal import SystemPackage

extension InterpreterAnswer {
  /// What an interpreter said when it was last asked, or what it says now.
  ///
  /// An answer is kept as long as the file that is run stays the same, and for the path that it was
  /// asked by: the same file says something else in a virtual environment. What a launching script
  /// starts can change at any time, so that is asked anew.
  ///
  /// - Parameters:
  ///   - interpreter: an absolute path.
  ///   - cache: where answers are kept; nil for nowhere.
  /// - Throws: `unusable-interpreter`.
  static func recall(
    _ interpreter: FilePath,
    cache: Cache?
  ) throws(EditableError) -> InterpreterAnswer {
    guard let cache, let state = InterpreterState(of: interpreter) else {
      return try ask(interpreter)
    }
    if let kept = cache.contents(of: state.name, in: .interpreters),
      let answer = InterpreterAnswer(parsing: Array(kept.dropFirst(32))),
      kept == state.seal(of: answer) + answer.bytes
    {
      return answer
    }
    let answer = try ask(interpreter)
    if let resolved = try? SystemCalls.resolve(answer.executable), resolved == state.resolved {
      try? cache.write(state.seal(of: answer) + answer.bytes, to: state.name, in: .interpreters)
    }
    return answer
  }
}

/// The file that an interpreter is, as it stood when it was looked at.
private struct InterpreterState {
  /// The path without links.
  let resolved: FilePath
  /// The name that the answer is kept under: it says which interpreter was asked.
  let name: String
  /// All that an answer depends on.
  private let facts: [UInt8]

  /// The state; nil where there is no such file.
  init?(of interpreter: FilePath) {
    guard let resolved = try? SystemCalls.resolve(interpreter),
      let status = try? SystemCalls.status(resolved)
    else { return nil }
    self.resolved = resolved
    let identity = interpreter.bytes + [0] + resolved.bytes
    name = FileDigest(of: identity).hexadecimal
    // Debian's interpreters choose their scheme by the variable; a changed `pyvenv.cfg` can make
    // another environment of the same folder.
    let configuration = interpreter.parent.parent.appending("pyvenv.cfg")
    let times = [status, try? SystemCalls.status(configuration)].map { status in
      guard let status else { return "-" }
      let (modified, changed) = (FileTime(status.st_mtim), FileTime(status.st_ctim))
      return "\(status.inode.rawValue) \(status.size) \(modified.seconds).\(modified.nanoseconds) "
        + "\(changed.seconds).\(changed.nanoseconds)"
    }
    let layout = SystemCalls.environment("DEB_PYTHON_INSTALL_LAYOUT") ?? ""
    // The kernel that markers ask about.
    let host = SystemCalls.hostName()
    let facts = times + [layout, host.release, host.version, host.machine]
    self.facts = identity + [0] + Array(facts.joined(separator: "\0").utf8)
  }

  /// The 32 bytes before an answer that only this state has, and only for that answer.
  func seal(of answer: InterpreterAnswer) -> [UInt8] {
    FileDigest(of: facts + [0] + answer.bytes).bytes
  }
}
