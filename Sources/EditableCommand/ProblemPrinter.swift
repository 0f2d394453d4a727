import EditableSystem
import Packaging

/// Prints problems to the standard error, in color where a person reads it.
struct ProblemPrinter {
  /// Prints problems in their order.
  func print(_ problems: [Problem]) {
    guard !problems.isEmpty else { return }
    let inColor = StandardStream.error.showsColors
    // Where the standard error cannot be written to, there is nobody to tell.
    try? StandardStream.error.write(problems.map { $0.rendered(inColor: inColor) }.joined())
  }
}
