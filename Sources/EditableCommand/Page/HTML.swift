import Packaging

/// A part of a page as a value: texts are escaped when it is written, whatever they hold.
///
/// Source: HTML Standard, "Serializing HTML fragments".
indirect enum HTML {
  /// Characters to be read.
  case text(String)
  /// An element with attributes, in order, and what is in it.
  case element(String, [(name: String, value: String)], [HTML])
  /// Parts one after the other.
  case parts([HTML])
  /// A style sheet, which is written as it is: only texts of this program.
  case style(String)

  /// An element.
  ///
  /// - Parameters:
  ///   - name: such as `p`.
  ///   - classes: names for the style sheet, with blanks between them.
  ///   - attributes: other attributes.
  ///   - children: what is in it.
  static func tag(
    _ name: String,
    _ classes: String = "",
    _ attributes: [(name: String, value: String)] = [],
    @HTMLBuilder _ children: () -> [HTML] = { [] }
  ) -> HTML {
    let style = classes.isEmpty ? [] : [(name: "class", value: classes)]
    return .element(name, style + attributes, children())
  }

  /// A sentence in which backticks stand around what is code.
  static func prose(_ text: String) -> HTML {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    return .parts(
      parts.enumerated().map { index, part in
        index % 2 == 0 ? .text(String(part)) : .tag("code") { String(part) }
      }
    )
  }

  /// The markup. Control characters are escaped as this program does it everywhere, but line ends and
  /// tabs stay.
  func rendered() -> String {
    switch self {
    case .text(let text): Self.escaped(text)
    case .parts(let parts): parts.map { $0.rendered() }.joined()
    case .style(let sheet): "<style>\n\(sheet)</style>\n"
    case .element(let name, let attributes, let children):
      "<\(name)\(attributes.map { " \($0.name)=\"\(Self.escaped($0.value))\"" }.joined())>"
        + (Self.voidElements.contains(name)
          ? "\n" : children.map { $0.rendered() }.joined() + "</\(name)>")
        + (Self.blocks.contains(name) ? "\n" : "")
    }
  }

  /// Elements that have no end.
  private static let voidElements: Set = ["meta", "link", "br"]
  /// Elements behind which a line ends, so that people can read the source.
  private static let blocks: Set = [
    "head", "body", "header", "main", "section", "footer", "div", "p", "h1", "h2", "h3", "ul", "li",
    "details", "summary", "table", "tr", "thead", "tbody", "dl", "dt", "dd", "title", "pre", "html",
  ]

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      default: result += String(scalar).printable
      }
    }
    return result
  }
}

/// Lets the parts of a page be listed one below the other.
@resultBuilder
enum HTMLBuilder {
  static func buildExpression(_ part: HTML) -> [HTML] { [part] }
  static func buildExpression(_ parts: [HTML]) -> [HTML] { parts }
  static func buildExpression(_ text: String) -> [HTML] { [.text(text)] }
  static func buildBlock(_ parts: [HTML]...) -> [HTML] { parts.flatMap { $0 } }
  static func buildOptional(_ parts: [HTML]?) -> [HTML] { parts ?? [] }
  static func buildEither(first parts: [HTML]) -> [HTML] { parts }
  static func buildEither(second parts: [HTML]) -> [HTML] { parts }
  static func buildArray(_ parts: [[HTML]]) -> [HTML] { parts.flatMap { $0 } }
}
