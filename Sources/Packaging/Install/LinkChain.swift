extension Problem.Code {
  /// A text that is not a chain of link modes.
  public static var invalidLinkMode: Self { "invalid-link-mode" }
}

/// The link modes to try, in order: the first that the file systems allow is used.
public struct LinkChain: Sendable, Equatable {
  /// The modes; at least one, each once.
  public let modes: [LinkMode]
  /// Whether nobody chose the modes: then files that linking gains nothing for are copied outright.
  public let isAutomatic: Bool

  /// Clone, hard link, copy. A symbolic link is never an automatic step: it breaks when the cache
  /// is cleaned.
  public static let automatic = LinkChain(modes: [.clone, .hardlink, .copy], isAutomatic: true)

  private init(modes: [LinkMode], isAutomatic: Bool) {
    self.modes = modes
    self.isAutomatic = isAutomatic
  }

  /// A chain from its text.
  ///
  /// - Parameter text: `auto`, or modes with commas between them, such as `clone,copy`.
  /// - Throws: `invalid-link-mode`.
  public init(parsing text: String) throws(EditableError) {
    if text == "auto" {
      self = .automatic
      return
    }
    var modes: [LinkMode] = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      let name = String(word.drop { $0 == " " }.prefix { $0 != " " })
      guard let mode = LinkMode(rawValue: name) else {
        throw EditableError(name == "auto" ? .automaticInChain() : .unknownLinkMode(name))
      }
      guard !modes.contains(mode) else {
        throw EditableError(
          Problem(.invalidLinkMode, "the link mode `\(name)` is listed twice", hint: "remove one")
        )
      }
      modes.append(mode)
    }
    self.init(modes: modes, isAutomatic: false)
  }

  /// The text of the chain.
  public func rendered() -> String {
    isAutomatic ? "auto" : modes.map(\.rawValue).joined(separator: ",")
  }
}

extension Problem {
  fileprivate static func automaticInChain() -> Problem {
    Problem(
      .invalidLinkMode,
      "`auto` is a chain of its own, and no link mode in one",
      hint: "write `auto` alone, or list the modes: `clone,hardlink,copy`"
    )
  }

  fileprivate static func unknownLinkMode(_ name: String) -> Problem {
    let known = ["auto"] + LinkMode.allCases.map(\.rawValue)
    let nearest = nearestName(to: name, in: known)
    return Problem(
      .invalidLinkMode,
      name.isEmpty ? "a link mode is empty" : "`\(name.printable)` is not a link mode",
      hint: nearest.map { "did you mean `\($0)`?" }
        ?? "choose from `auto`, or a list of `clone`, `hardlink`, `symlink` and `copy`"
    )
  }
}
