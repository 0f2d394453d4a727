import Packaging

extension ComparisonPage {
  /// A file: its name in either tree, and folded below it what differs.
  func row(of file: FileComparison) -> HTML {
    let head: [HTML] = [
      badge(file.class),
      cell(file.ours, beside: file.path, "ours", whoseName: "ours"),
      cell(file.theirs, beside: file.path, "theirs", whoseName: "theirs"),
    ]
    guard file.class != .same else { return .element("div", [("class", "row same")], head) }
    return .tag("details", "row \(file.class.rawValue)", file.class.isOpen) {
      HTML.element("summary", [], head)
      HTML.tag("div", "body") {
        table(of: file.differences)
        if let diff = file.diff, !diff.hunks.isEmpty {
          lines(of: diff, label: file.path)
        }
      }
    }
  }

  /// What was asked, and folded below it where the answers differ.
  func row(of behaviour: BehaviourComparison) -> HTML {
    let head: [HTML] = [
      badge(behaviour.class), .tag("code", "name") { behaviour.subject.rawValue },
    ]
    let classes = "row behaviour \(behaviour.class.rawValue)"
    guard behaviour.class != .same else { return .element("div", [("class", classes)], head) }
    return .tag("details", classes, behaviour.class.isOpen) {
      HTML.element("summary", [], head)
      HTML.tag("div", "body") { table(of: behaviour.differences) }
    }
  }

  private func badge(_ class: DifferenceClass) -> HTML {
    .tag("span", "badge \(`class`.rawValue)") {
      HTML.tag("span", "sign", [("aria-hidden", "true")]) { `class`.sign }
      " " + `class`.rawValue
    }
  }

  private func cell(
    _ side: FileComparison.Side?,
    beside path: String,
    _ classes: String,
    whoseName: String
  ) -> HTML {
    .tag("span", "cell \(classes)") {
      HTML.tag("span", "whose") { whoseName + " " }
      if let side {
        HTML.tag("code", "name") {
          HTML.tag("bdi") { FileTreeRows.name(of: side.path, beside: path) }
        }
        HTML.tag("span", "facts") {
          " "
            + [side.modeText, side.size.map { $0.asSize }].compactMap(\.self).joined(
              separator: " · "
            )
        }
      } else {
        HTML.tag("span", "absent") { "not there" }
      }
    }
  }

  private func table(of differences: [Difference]) -> HTML {
    .tag("div", "scroll", [("tabindex", "0"), ("role", "region"), ("aria-label", "Differences")]) {
      HTML.tag("table") {
        HTML.tag("thead") {
          HTML.tag("tr") {
            for name in ["what", "ours", "theirs", "rule"] {
              HTML.tag("th", "", [("scope", "col")]) { name }
            }
          }
        }
        HTML.tag("tbody") {
          for difference in differences {
            HTML.tag("tr", difference.class.rawValue) {
              HTML.tag("th", "", [("scope", "row")]) { difference.subject.printable }
              value(difference.ours, "ours")
              value(difference.theirs, "theirs")
              HTML.tag("td", "rule") { rule(of: difference) }
            }
          }
        }
      }
    }
  }

  private func value(_ text: String?, _ classes: String) -> HTML {
    .tag("td", text == nil ? classes + " none" : classes) {
      if let text {
        HTML.tag("code") { HTML.tag("bdi") { text } }
      } else {
        HTML.tag("span", "absent") { "–" }
      }
    }
  }

  private func rule(of difference: Difference) -> HTML {
    guard let rule = difference.rule else { return .text("none") }
    return .tag("a", "", [("href", "#rule-\(rule.rawValue)"), ("title", rule.reason)]) {
      rule.rawValue
    }
  }

  private func lines(of diff: UnifiedDiff, label: String) -> HTML {
    .tag(
      "pre",
      "diff",
      [("tabindex", "0"), ("role", "region"), ("aria-label", "Lines of \(label)")]
    ) {
      for hunk in diff.hunks {
        HTML.tag("span", "hunk") { hunk.head + "\n" }
        for line in hunk.lines {
          HTML.tag(line.side.element, "line") {
            "\(line.side.rawValue)\(line.visibleText)\n"
              + (line.isUnended ? "\\ No newline at end of file\n" : "")
          }
        }
      }
    }
  }
}

extension UnifiedDiff.Side {
  /// The element that says whose a line is.
  fileprivate var element: String {
    switch self {
    case .both: "span"
    case .theirs: "del"
    case .ours: "ins"
    }
  }
}

extension DifferenceClass {
  /// Opens what somebody will want to see.
  fileprivate var isOpen: [(name: String, value: String)] {
    self == .different ? [("open", "")] : []
  }
}
