import TOML

/// Reads the tables of a `pyproject.toml` and collects what is wrong with them, so that one run
/// reports everything.
///
/// A value that is wrong is reported and left out; reading goes on. The aspects of the work, one
/// file each: access to values of a type, and the rules of each family of keys.
struct ProjectReader {
  /// The file.
  let source: ProjectSource
  /// What is wrong, in the order of finding, without what is beyond the limit.
  private(set) var problems: [Problem] = []
  /// How many problems are beyond the limit.
  private var omitted = 0
  /// Where the value of `project.name` stands.
  private(set) var nameLocation: SourceLocation?

  /// How many problems are told: more than anybody reads, and few enough that a hostile file is done
  /// with in time.
  private static let limit = 100

  init(source: ProjectSource) { self.source = source }

  private var document: TOMLDocument { source.document }

  /// Adds a problem at a stretch of the file.
  mutating func report(
    _ code: Problem.Code,
    _ message: String,
    severity: Problem.Severity = .error,
    at range: Range<Int>?,
    hint: String? = nil
  ) {
    guard problems.count < Self.limit else {
      omitted += 1
      return
    }
    let place = range.map(source.location)
    problems.append(Problem(code, message, severity: severity, at: place, hint: hint))
  }

  /// Runs a parser on a string of the file; what it throws is reported at its place inside the
  /// string.
  mutating func parse<Value>(
    _ text: Text,
    as parser: (String) throws(EditableError) -> Value
  ) -> Value? {
    do {
      return try parser(text.string)
    } catch {
      for problem in error.problems {
        report(
          problem.code,
          problem.message,
          severity: problem.severity,
          at: problem.location?.byteRange,
          in: text,
          hint: problem.hint
        )
      }
      return nil
    }
  }

  // MARK: - The file as a whole

  /// Reports what is valid TOML but not valid everywhere.
  mutating func reportNotices() {
    for notice in document.notices {
      if notice.kind == .byteOrderMark {
        report(
          "byte-order-mark",
          "the file starts with a byte order mark, which Python's `tomllib` rejects",
          severity: .warning,
          at: notice.range,
          hint: "save the file as UTF-8 without a byte order mark"
        )
      } else {
        report(
          "toml-1.1",
          "\(notice.message): Python before 3.15 cannot read the file",
          severity: .warning,
          at: notice.range,
          hint: "write it in TOML 1.0"
        )
      }
    }
  }

  /// Reports tables that no specification defines.
  mutating func checkTopLevel() {
    let known = ["build-system", "project", "dependency-groups", "tool"]
    for entry in document.root.entries where !known.contains(entry.key) {
      report(
        "unknown-table",
        "`\(entry.key)` is not a table of `pyproject.toml`",
        severity: .warning,
        at: entry.keyRange,
        hint: nearestName(to: entry.key, in: known).map { "did you mean `\($0)`?" }
          ?? "settings of a tool belong into `[tool.<name>]`"
      )
    }
  }

  /// Says how many problems were not told.
  mutating func reportOmitted() {
    guard omitted > 0 else { return }
    problems.append(
      Problem(
        "too-many-problems",
        "\(omitted) more problems are not shown",
        hint: "mend these first"
      )
    )
  }

  // MARK: - [project]

  /// Every key of the table, in the order of the specification.
  static let projectKeys = [
    "name", "version", "description", "readme", "requires-python", "license", "license-files",
    "authors", "maintainers", "keywords", "classifiers", "urls", "scripts", "gui-scripts",
    "entry-points", "dependencies", "optional-dependencies", "import-names", "import-namespaces",
    "dynamic",
  ]

  /// `[project]`, without what is wrong with it; nil where there is no such table.
  mutating func readProject() -> Project? {
    guard let entry = document.root.entry("project") else {
      report(
        "missing-project",
        "`\(source.file)` has no `[project]` table",
        at: nil,
        hint: "add `[project]` with at least `name` and `version`"
      )
      return nil
    }
    guard let table = table(entry.value, "project") else { return nil }
    checkKeys(of: table, in: "project", known: Self.projectKeys)

    let dynamic = readDynamic(in: table)
    let name = requiredText("name", in: table, "project", unless: dynamic).flatMap { text in
      parse(text, as: ProjectName.init(parsing:)).map { located($0, text) }
    }
    nameLocation = name?.location
    let version = requiredText("version", in: table, "project", unless: dynamic)
      .flatMap { parse($0, as: Version.init(parsing:)) }

    let summary = line("description", in: table, "project")
    let readme = readReadme(in: table)
    let requiresPython = text("requires-python", in: table, "project")
      .flatMap { parse($0, as: VersionSpecifierSet.init(parsing:)) }
    let license = readLicense(in: table)
    let licenseFiles = readLicenseFiles(in: table)
    let classifiers = readClassifiers(in: table)
    checkLicenseClassifiers(in: table)

    let authors = readPeople("authors", in: table)
    let maintainers = readPeople("maintainers", in: table)
    let keywords = readKeywords(in: table)
    let urls = readURLs(in: table)
    let entryPoints = readEntryPoints(in: table)
    let dependencies = readRequirements("dependencies", in: table, "project") ?? []
    let optionalDependencies = readOptionalDependencies(in: table)
    let (importNames, importNamespaces) = readImports(in: table)

    // Without these two there is an error among the problems; the rest is checked all the same.
    guard let name = name?.value ?? (try? ProjectName(parsing: "unnamed")),
      let version = version ?? (try? Version(parsing: "0"))
    else { return nil }
    return Project(
      name: name,
      version: version,
      summary: summary,
      readme: readme,
      requiresPython: requiresPython,
      license: license,
      licenseFiles: licenseFiles,
      authors: authors,
      maintainers: maintainers,
      keywords: keywords,
      classifiers: classifiers,
      urls: urls,
      entryPoints: entryPoints,
      dependencies: dependencies,
      optionalDependencies: optionalDependencies,
      importNames: importNames,
      importNamespaces: importNamespaces
    )
  }
}
