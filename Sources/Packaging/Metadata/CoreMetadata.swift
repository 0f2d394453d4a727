/// The core metadata of a distribution: the fields of its `METADATA` file, in order.
///
/// Source: core metadata specification; the order of the fields is that of pyproject-metadata.
public struct CoreMetadata: Sendable {
  /// The fields, headers first and in order, without the description.
  public private(set) var fields: [Field] = []
  /// The long description, with `\n` as line end.
  public private(set) var description: String?

  /// A header of the file.
  public struct Field: Sendable, Equatable {
    /// The name, such as `Requires-Dist`.
    public let name: String
    /// The value; only `License` may have more than one line.
    public let value: String
  }

  /// The metadata of a project.
  ///
  /// - Parameters:
  ///   - project: the project.
  ///   - files: the contents of the files that it refers to.
  public init(_ project: Project, files: SourceFiles) {
    append("Metadata-Version", Self.version(for: project, files: files))
    append("Name", project.name.written)
    append("Version", project.version.rendered())
    append("Summary", project.summary)
    append("Keywords", project.keywords.joined(separator: ","))
    appendPeople("Author", project.authors)
    appendPeople("Maintainer", project.maintainers)
    appendLicense(project.license, files: files)
    for classifier in project.classifiers { append("Classifier", classifier) }
    for url in project.urls { append("Project-URL", "\(url.label), \(url.url)") }
    append("Requires-Python", project.requiresPython?.rendered())
    for requirement in project.dependencies { append("Requires-Dist", requirement.rendered()) }
    for group in project.optionalDependencies {
      append("Provides-Extra", group.extra.normalized)
      for requirement in group.requirements {
        append("Requires-Dist", requirement.conditional(on: group.extra).rendered())
      }
    }
    if let readme = project.readme {
      append("Description-Content-Type", readme.contentType)
      let text = if case .text(let text) = readme.content { text } else { files.readme }
      description = text?.withUnixLineEnds()
    }
    appendImports(project)
  }

  /// The lowest metadata version that has every field in use, since indexes and resolvers refuse
  /// the ones they do not know. 2.6 differs from 2.5 only in what `Dynamic` means, a field that a
  /// wheel of static metadata never has.
  private static func version(for project: Project, files: SourceFiles) -> String {
    if project.importNames != nil || project.importNamespaces != nil { return "2.5" }
    if case .expression = project.license { return "2.4" }
    return files.licenseFiles.isEmpty ? "2.3" : "2.4"
  }

  private mutating func append(_ name: String, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    fields.append(Field(name: name, value: value))
  }

  private mutating func appendPeople(_ header: String, _ people: [Person]) {
    let names = people.filter { $0.email == nil }.compactMap(\.name)
    append(header, names.joined(separator: ", "))
    append("\(header)-email", people.compactMap { $0.renderedAddress() }.joined(separator: ", "))
  }

  private mutating func appendLicense(_ license: License?, files: SourceFiles) {
    switch license {
    case .expression(let expression): append("License-Expression", expression.rendered())
    case .text(let text): append("License", text)
    case .file: append("License", files.licenseText)
    case nil: break
    }
    for file in files.licenseFiles { append("License-File", file.path) }
  }

  private mutating func appendImports(_ project: Project) {
    for name in project.importNames ?? [] { append("Import-Name", name.rendered()) }
    for name in project.importNamespaces ?? [] { append("Import-Namespace", name.rendered()) }
    if project.importNames?.isEmpty == true {
      fields.append(Field(name: "Import-Name", value: ""))
    }
  }
}

extension CoreMetadata {
  /// The bytes of a `METADATA` file: UTF-8, `\n` as line end, no folding.
  public func rendered() -> [UInt8] {
    var text = ""
    for field in fields {
      let value = field.value.withLines(indentedBy: field.name.utf8.count + 2)
      text += "\(field.name): \(value)\n"
    }
    if let description { text += "\n" + description }
    return Array(text.utf8)
  }
}

extension String {
  /// The text with `\n` for each `\r\n` and `\r`.
  fileprivate func withUnixLineEnds() -> String {
    let bytes = Array(utf8)
    guard bytes.contains(UInt8(ascii: "\r")) else { return self }
    return String(decoding: bytes.withUnixLineEnds, as: UTF8.self)
  }

  /// The text with spaces after each place where a reader may split lines, so that none starts a
  /// header.
  fileprivate func withLines(indentedBy indent: Int) -> String {
    guard firstLineBreak != nil else { return self }
    let text = withUnixLineEnds()
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.first {
      let lineBreak = rest.leadingLineBreak
      if lineBreak == 0 {
        bytes.append(byte)
      } else {
        bytes.append(UInt8(ascii: "\n"))
        bytes += Array(repeating: UInt8(ascii: " "), count: indent)
      }
      rest.removeFirst(max(1, lineBreak))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
