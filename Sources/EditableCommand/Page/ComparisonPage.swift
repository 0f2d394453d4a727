import Editable
import Packaging
import SystemPackage

/// A comparison as a page for a browser: one file that needs no other, no script and no network.
struct ComparisonPage {
  private let report: ComparisonReport

  /// The page of a report.
  init(_ report: ComparisonReport) { self.report = report }

  /// The page.
  func rendered() -> String { "<!DOCTYPE html>\n" + page.rendered() }

  private var page: HTML {
    .tag("html", "", [("lang", "en")]) {
      HTML.tag("head") {
        HTML.tag("meta", "", [("charset", "utf-8")])
        // Whatever a file holds, nothing of it is run or fetched.
        HTML.tag(
          "meta",
          "",
          [
            ("http-equiv", "Content-Security-Policy"),
            ("content", "default-src 'none'; style-src 'unsafe-inline'"),
          ]
        )
        HTML.tag(
          "meta",
          "",
          [("name", "viewport"), ("content", "width=device-width, initial-scale=1")]
        )
        HTML.tag("meta", "", [("name", "color-scheme"), ("content", "light dark")])
        HTML.tag("title") { "\(report.name) \(report.version), compared" }
        HTML.style(Self.style)
      }
      HTML.tag("body") {
        header
        HTML.tag("main") {
          files
          if !report.comparison.behaviours.isEmpty { behaviours }
          if !report.comparison.rules.isEmpty { rules }
        }
        HTML.tag("footer") {
          HTML.tag("p") {
            HTML.prose(
              "Made by \(report.ours): `editable compare`. The environments were new and are gone."
            )
          }
        }
      }
    }
  }

  // MARK: - Parts

  private var header: HTML {
    .tag("header") {
      HTML.tag("p", "eyebrow") { "Two installations of one \(report.kind)" }
      HTML.tag("h1") {
        report.name
        HTML.tag("span", "version") { " \(report.version)" }
      }
      HTML.tag("p", "sides") {
        side("ours", report.ours, "+")
        side("theirs", report.theirs, "−")
      }
      HTML.tag("ul", "facts") {
        for (name, value) in facts {
          HTML.tag("li") {
            HTML.tag("span", "name") { name + " " }
            HTML.tag("bdi") { value }
          }
        }
      }
      HTML.tag("ul", "counts", [("aria-label", "Result")]) {
        for kind in DifferenceClass.allCases {
          HTML.tag("li", kind.rawValue) {
            HTML.tag("span", "number") { "\(report.comparison.count(of: kind))" }
            HTML.tag("span", "word") { "\(kind.sign) \(kind.rawValue)" }
            HTML.tag("span", "meaning") { kind.meaning }
          }
        }
      }
    }
  }

  private var facts: [(String, String)] {
    let facts: [(String, String?)] = [
      ("wheel of the others by", report.generator), ("Python", report.python?.rendered()),
      (report.kind, report.path.string),
    ]
    return facts.compactMap { name, value in value.map { (name, $0) } }
  }

  private func side(_ classes: String, _ name: String, _ sign: String) -> HTML {
    .tag("span", "side \(classes)") {
      HTML.tag("span", "sign", [("aria-hidden", "true")]) { sign }
      HTML.tag("bdi") { " " + name }
    }
  }

  private var files: HTML {
    .tag("section", "", [("aria-labelledby", "files")]) {
      HTML.tag("h2", "", [("id", "files")]) { "Files" }
      HTML.tag("div", "columns", [("aria-hidden", "true")]) {
        HTML.tag("span") { "" }
        HTML.tag("span", "ours") { report.ours }
        HTML.tag("span", "theirs") { report.theirs }
      }
      for folder in FileTreeRows(report.comparison.files).folders {
        HTML.tag("h3") {
          HTML.tag("bdi") { folder.name.isEmpty ? "the root of the wheel" : folder.name }
        }
        HTML.tag("ul", "tree") {
          for file in folder.files { HTML.tag("li") { row(of: file) } }
        }
      }
    }
  }

  private var behaviours: HTML {
    .tag("section", "", [("aria-labelledby", "behaviour")]) {
      HTML.tag("h2", "", [("id", "behaviour")]) { "Behaviour" }
      HTML.tag("p") { "What Python and pip say of either environment." }
      HTML.tag("ul", "tree") {
        for behaviour in report.comparison.behaviours {
          HTML.tag("li") { row(of: behaviour) }
        }
      }
    }
  }

  private var rules: HTML {
    .tag("section", "", [("aria-labelledby", "rules")]) {
      HTML.tag("h2", "", [("id", "rules")]) { "Rules" }
      HTML.tag("p") { "Why a difference means nothing, or is meant." }
      HTML.tag("dl") {
        for rule in report.comparison.rules {
          HTML.tag("dt", "", [("id", "rule-\(rule.rawValue)")]) { rule.rawValue }
          HTML.tag("dd") { HTML.prose(rule.reason) }
        }
      }
    }
  }
}

extension DifferenceClass {
  /// The class in a few words.
  fileprivate var meaning: String {
    switch self {
    case .same: "to the byte"
    case .equivalent: "by a rule below"
    case .different: "readers can tell"
    }
  }
}

extension ComparisonReport {
  /// What was compared.
  fileprivate var kind: String { path.extension == "whl" ? "wheel" : "project" }
}
