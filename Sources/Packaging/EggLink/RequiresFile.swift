/// The `requires.txt` of an `.egg-info`: requirements in sections, whose names are the conditions.
///
/// `[extra]`, `[:marker]` and `[extra:marker]` come in the order of their bytes, behind what is always
/// required. Source: setuptools 79, `egg_info`; how `pkg_resources` reads it.
public struct RequiresFile: Sendable {
  /// What is always required, in the order of the project.
  private let requirements: [String]
  /// What is required under conditions.
  private let sections: [Section]

  private struct Section {
    let name: String
    var requirements: [String] = []

    mutating func append(_ text: String) {
      if !requirements.contains(where: { $0.utf8.elementsEqual(text.utf8) }) {
        requirements.append(text)
      }
    }
  }

  /// The file of a project; nil where it requires nothing and has no extras, and so no file.
  public init?(_ project: Project) {
    var always: [String] = []
    var sections: [Section] = []
    func index(of name: String) -> Int {
      if let index = sections.firstIndex(where: { $0.name.utf8.elementsEqual(name.utf8) }) {
        return index
      }
      sections.append(Section(name: name))
      return sections.count - 1
    }
    for requirement in project.dependencies {
      let text = requirement.rendered(withMarker: false)
      if let marker = requirement.marker {
        sections[index(of: ":" + marker.rendered())].append(text)
      } else {
        always.append(text)
      }
    }
    for group in project.optionalDependencies {
      // The spelling is that of the project, not the normal form: `pkg_resources` looks for it.
      let extra = group.extra.written
      _ = index(of: extra)
      for requirement in group.requirements {
        let condition = requirement.marker.map { ":" + $0.rendered() } ?? ""
        sections[index(of: extra + condition)].append(requirement.rendered(withMarker: false))
      }
    }
    guard !always.isEmpty || !sections.isEmpty else { return nil }
    requirements = always
    self.sections = sections.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// The bytes of the file: UTF-8, a line for each requirement, a blank line before each section.
  public func rendered() -> [UInt8] {
    var text = requirements.map { $0 + "\n" }.joined()
    for section in sections {
      text += "\n[\(section.name)]\n" + section.requirements.map { $0 + "\n" }.joined()
    }
    return Array(text.utf8)
  }
}
