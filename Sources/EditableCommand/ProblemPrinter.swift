import EditableSystem
import Packaging

/// Makes the sentences of problems, with their place, the line and a caret, and prints them to the standard error.
struct ProblemPrinter {
  private let hasColors: Bool

  /// How many characters of a line are shown; longer lines are cut around the caret.
  private static let lineWidth = 100

  init() { hasColors = StandardStream.error.showsColors }

  /// Prints problems in their order.
  func print(_ problems: [Problem]) {
    guard !problems.isEmpty else { return }
    // Where the standard error cannot be written to, there is nobody to tell.
    try? StandardStream.error.write(problems.map(text).joined())
  }

  private func text(of problem: Problem) -> String {
    let color = problem.severity == .error ? Color.red : .yellow
    var text = styled("\(problem.severity):", color, .bold) + " \(problem.message.printable)\n"
    if let location = problem.location { text += excerpt(location, color) }
    if let hint = problem.hint { text += styled("hint:", .cyan, .bold) + " \(hint.printable)\n" }
    return text
  }

  private func excerpt(_ location: SourceLocation, _ color: Color) -> String {
    let number = String(location.line)
    let margin = String(repeating: " ", count: number.utf8.count)
    let bar = styled("|", .blue)
    let line = Array(location.excerpt.unicodeScalars)
    let column = min(location.column - 1, line.count)
    let start = column + location.width <= Self.lineWidth ? 0 : max(0, column - 20)
    let end = min(line.count, start + Self.lineWidth)

    let shown = Self.text(of: line[start..<end])
    let indent = Self.text(of: line[start..<min(column, end)])
      .unicodeScalars.map { _ in " " }.joined()
    let carets = String(repeating: "^", count: max(1, min(location.width, end - column)))
    return """
      \(margin)\(styled("-->", .blue)) \(location.description.printable)
      \(margin) \(bar)
      \(styled(number, .blue)) \(bar) \(start > 0 ? "…" : "")\(shown)\(end < line.count ? "…" : "")
      \(margin) \(bar) \(start > 0 ? " " : "")\(indent)\(styled(carets, color, .bold))

      """
  }

  /// Part of a line as it is shown: one column for each scalar, whatever a terminal would make of it.
  private static func text(of scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars.map { $0 == "\t" ? " " : $0 })).printable
  }

  // MARK: - Colours

  private enum Color: Int {
    case bold = 1
    case red = 31
    case yellow = 33
    case blue = 34
    case cyan = 36
  }

  private func styled(_ text: String, _ colors: Color...) -> String {
    guard hasColors else { return text }
    return "\u{1B}[\(colors.map { String($0.rawValue) }.joined(separator: ";"))m\(text)\u{1B}[0m"
  }
}
