import Editable
import Packaging

/// A comparison as a page.
struct ComparisonPage {
  private let report: ComparisonReport

  init(_ report: ComparisonReport) { self.report = report }

  func rendered() -> String { "" }
}
