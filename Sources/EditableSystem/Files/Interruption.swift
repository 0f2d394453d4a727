public import Packaging

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The wish of a user that this process ends: the signals that `Ctrl-C`, `kill` and a closed terminal
/// send.
///
/// While it is held back, programs that are run end at it, and this process can tidy up before it
/// does.
public enum Interruption {
  /// Does something that leaves things behind if it is not ended in an orderly way.
  ///
  /// A signal that came in the meantime ends the process when it is done.
  ///
  /// - Parameter body: what to do. It ends early where it runs programs.
  /// - Throws: what the body throws.
  public static func holdingBack<Value>(
    _ body: () throws(EditableError) -> Value
  ) throws(EditableError) -> Value {
    var before = sigset_t()
    var signals = SystemCalls.interruptions
    pthread_sigmask(SIG_BLOCK, &signals, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return try body()
  }
}

extension SystemCalls {
  /// The signals by which users end a process, without those that it was told to ignore, as `nohup`
  /// does: those end nothing.
  static var interruptions: sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(signal) {
      sigaddset(&signals, signal)
    }
    return signals
  }

  /// Whether a signal does nothing to this process.
  private static func isIgnored(_ signal: CInt) -> Bool {
    var action = sigaction()
    guard sigaction(signal, nil, &action) == 0 else { return false }
    // The handler is the first field everywhere, and `SIG_IGN` is 1; Swift cannot compare functions.
    return withUnsafeBytes(of: action) { $0.load(as: Int.self) } == 1
  }

  /// Whether a signal is held back that would have ended this process.
  static var isInterrupted: Bool {
    var pending = sigset_t()
    sigpending(&pending)
    return [SIGINT, SIGTERM, SIGHUP].contains { sigismember(&pending, $0) == 1 }
  }
}
