import Editable
import Packaging

/// A comparison as a terminal shows it: a line for each file and each behaviour, and below it what
/// is not the same.
struct ComparisonTable {
  private let report: ComparisonReport
  private let inColor: Bool

  /// How many scalars of a value are shown.
  private static let valueWidth = 60

  /// The table of a report.
  ///
  /// - Parameter inColor: whether a terminal shows it that knows the ANSI escapes for colors.
  init(_ report: ComparisonReport, inColor: Bool) {
    self.report = report
    self.inColor = inColor
  }

  /// The lines, each with its end.
  func rendered() -> String {
    let files = report.comparison.files.map { file in
      (title: file.path, class: file.class, differences: file.differences)
    }
    let behaviours = report.comparison.behaviours.map { behaviour in
      (
        title: behaviour.subject.rawValue, class: behaviour.class,
        differences: behaviour.differences
      )
    }
    let width = (files + behaviours).map { $0.title.unicodeScalars.count }.max() ?? 0
    let rooms = [("files", files), ("behaviour", behaviours)].filter { !$0.1.isEmpty }
    var text = title + "\n"
    for (name, rows) in rooms {
      text += "\n" + styled(name, "1") + "\n"
      for row in rows {
        let blanks = String(repeating: " ", count: width - row.title.unicodeScalars.count)
        text += "  \(row.title)\(blanks)  \(word(for: row.class))\n"
        text += row.differences.map { line(of: $0) }.joined()
      }
    }
    return text + "\n" + reasons + summary + "\n"
  }

  private var title: String {
    let made = report.generator.map { ", wheel by \($0.printable)" } ?? ""
    let python = report.python.map { ", Python \($0.rendered())" } ?? ""
    return "\(report.name) \(report.version): \(report.ours) (+) and \(report.theirs) (-)"
      + made + python
  }

  /// `    mode: +0644 -0600`, with the rule behind it.
  private func line(of difference: Difference) -> String {
    let values = [
      difference.ours.map { styled("+" + shortened($0), "32") },
      difference.theirs.map { styled("-" + shortened($0), "31") },
    ]
    let rule = difference.rule.map { ["(\($0.rawValue))"] } ?? []
    let words = ["\(difference.subject.printable):"] + values.compactMap(\.self) + rule
    return "    \(words.joined(separator: " "))\n"
  }

  private func shortened(_ value: String) -> String {
    let text = value.printable
    guard text.unicodeScalars.count > Self.valueWidth else { return text }
    return String(text.unicodeScalars.prefix(Self.valueWidth)) + "…"
  }

  /// Why what is equivalent is so.
  private var reasons: String {
    let rules = report.comparison.rules
    guard !rules.isEmpty else { return "" }
    let lines = rules.map { "  \($0.rawValue): \($0.reason)\n" }
    return styled("rules", "1") + "\n" + lines.joined() + "\n"
  }

  private var summary: String {
    let counts = DifferenceClass.allCases.map { kind in
      let count = report.comparison.count(of: kind)
      return count == 0 ? "0 \(kind)" : styled("\(count) \(kind)", color(of: kind))
    }
    return counts.joined(separator: ", ")
  }

  private func word(for class: DifferenceClass) -> String {
    styled("\(`class`.sign) \(`class`.rawValue)", color(of: `class`))
  }

  private func color(of class: DifferenceClass) -> String {
    switch `class` {
    case .same: "32"
    case .equivalent: "33"
    case .different: "1;31"
    }
  }

  private func styled(_ text: String, _ code: String) -> String {
    inColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

extension DifferenceClass {
  /// A sign for those who do not see colors.
  var sign: String {
    switch self {
    case .same: "="
    case .equivalent: "≈"
    case .different: "≠"
    }
  }
}
