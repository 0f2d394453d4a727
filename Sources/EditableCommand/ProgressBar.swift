import EditableSystem
import Synchronization

/// A line at the foot of a terminal that says how far the work is; nothing where no person reads.
///
/// It shows up only when the work takes so long that somebody would wonder.
final class ProgressBar: Sendable {
  private let total: Int
  private let title: String
  private let start = FileTime.now
  private let state = Mutex(State())

  private struct State {
    var done = 0
    var isShown = false
  }

  /// The width of the bar in columns.
  private static let width = 30
  /// How long the work has to take, in milliseconds.
  private static let patience = 300

  /// A bar for some steps; nil where the standard error is not a terminal.
  init?(of total: Int, doing title: String) {
    guard StandardStream.error.isTerminal else { return nil }
    self.total = total
    self.title = title
  }

  /// Notes that a step is done.
  func advance() {
    let elapsed = FileTime.now.milliseconds(since: start)
    let line: String? = state.withLock { state in
      state.done += 1
      guard elapsed > Self.patience else { return nil }
      state.isShown = true
      let filled = Self.width * state.done / max(1, total)
      let bar =
        String(repeating: "█", count: filled)
        + String(repeating: "░", count: Self.width - filled)
      return "\r\(title) \(bar) \(state.done) of \(total)"
    }
    if let line { try? StandardStream.error.write(line) }
  }

  /// Takes the line away, before something else is printed.
  func clear() {
    let isShown = state.withLock { state in
      defer { state.isShown = false }
      return state.isShown
    }
    if isShown { try? StandardStream.error.write("\r\u{1B}[2K") }
  }
}
