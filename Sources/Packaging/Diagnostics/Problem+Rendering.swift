extension Problem {
  /// How many characters of a line are shown; a longer one is cut around the caret.
  private static let lineWidth = 100
  /// How many characters of a message or a hint are shown.
  private static let sentenceLength = 600
  /// How many lines of a note are shown.
  private static let noteLength = 40

  /// The problem as a person reads it: the message, the place with its line and a caret, the note,
  /// the hint; each line ends with `\n`.
  ///
  /// - Parameter inColor: whether a terminal shows it that knows the ANSI escapes for colors.
  public func rendered(inColor: Bool = false) -> String {
    let style = Style(isOn: inColor)
    let color: Style.Color =
      switch severity {
      case .error: .red
      case .warning: .yellow
      case .note: .cyan
      }
    var text = style.bold("\(severity):", color) + " \(Self.shortened(message).printable)\n"
    if let location { text += Self.excerpt(location, color, style) }
    if let note { text += Self.indented(note, after: style.bold("note:", .cyan)) }
    if let hint { text += style.bold("hint:", .cyan) + " \(Self.shortened(hint).printable)\n" }
    return text
  }

  /// A sentence without its middle if what it quotes is very long.
  private static func shortened(_ sentence: String) -> String {
    let scalars = sentence.unicodeScalars
    guard scalars.count > sentenceLength else { return sentence }
    return String(scalars.prefix(sentenceLength / 2)) + " … "
      + String(scalars.suffix(sentenceLength / 2))
  }

  /// The lines of a note, each below the first; not more than what a person reads.
  private static func indented(_ note: String, after label: String) -> String {
    let lines = note.split(separator: "\n", omittingEmptySubsequences: false)
    let shown = lines.prefix(noteLength).map { shortened(String($0)).printable }
    let rest = lines.count > noteLength ? ["…"] : []
    return (shown + rest).enumerated()
      .map { $0 == 0 ? "\(label) \($1)\n" : $1.isEmpty ? "\n" : "      \($1)\n" }
      .joined()
  }

  private static func excerpt(
    _ location: SourceLocation,
    _ color: Style.Color,
    _ style: Style
  ) -> String {
    let number = String(location.line)
    let margin = String(repeating: " ", count: number.utf8.count)
    let bar = style.plain("|", .blue)
    let line = Array(location.excerpt.unicodeScalars)
    let column = min(location.column - 1, line.count)
    let start = column + location.width <= lineWidth ? 0 : max(0, column - 20)
    let end = min(line.count, start + lineWidth)

    let lead = start > 0 ? "…" : ""
    let shown = lead + visible(line[start..<end]) + (end < line.count ? "…" : "")
    let indent = (lead + visible(line[start..<min(column, end)])).unicodeScalars.count
    let carets = String(repeating: "^", count: max(1, min(location.width, end - column)))
    return """
      \(margin)\(style.plain("-->", .blue)) \(location.description.printable)
      \(margin) \(bar)
      \(style.plain(number, .blue)) \(bar) \(shown)
      \(margin) \(bar) \(String(repeating: " ", count: indent))\(style.bold(carets, color))

      """
  }

  /// Part of a line with a space for each tab, so that the caret below stands where the place is.
  private static func visible(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars.map { $0 == "\t" ? " " : $0 })).printable
  }

  /// ANSI escapes, or none.
  private struct Style {
    let isOn: Bool

    enum Color: Int {
      case red = 31
      case yellow = 33
      case blue = 34
      case cyan = 36
    }

    func plain(_ text: String, _ color: Color) -> String {
      isOn ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
    }

    func bold(_ text: String, _ color: Color) -> String {
      isOn ? "\u{1B}[1;\(color.rawValue)m\(text)\u{1B}[0m" : text
    }
  }
}
