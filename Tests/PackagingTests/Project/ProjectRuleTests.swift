import Packaging
import Testing

/// Each rule of the `[project]` table, by what breaks it: the code of the problem and the text that it
/// points at. Keys are written below a `name` and a `version`.
@Suite struct ProjectRuleTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let toml: String
    let code: String
    let place: String
    var testDescription: String { toml }

    init(_ toml: String, _ code: String, _ place: String) {
      self.toml = toml
      self.code = code
      self.place = place
    }
  }

  private static func problems(_ keys: String) -> [Problem] {
    let toml = "[project]\nname = \"demo\"\nversion = \"1\"\n" + keys
    return ProjectFile(reading: Array(toml.utf8), named: "pyproject.toml").problems
  }

  /// What a problem points at.
  private static func pointed(_ problem: Problem) -> String? {
    problem.location.map { location in
      let scalars = Array(location.excerpt.unicodeScalars)
      let start = min(location.column - 1, scalars.count)
      return String(
        String.UnicodeScalarView(scalars[start..<min(start + location.width, scalars.count)])
      )
    }
  }

  private static func check(_ row: Case, severity: Problem.Severity) {
    let problems = problems(row.toml)
    #expect(problems.map(\.code.rawValue) == [row.code], "\(problems)")
    #expect(problems.first.flatMap(pointed) == row.place)
    #expect(problems.first?.severity == severity)
  }

  @Test(arguments: [
    Case("descripton = \"\"", "unknown-key", "descripton"),
    Case("description = 1", "wrong-type", "1"),
    Case("description = \"a\\u0085b\"", "line-break", "\\u0085"),
    Case("readme = []", "wrong-type", "[]"),
    Case("readme = \"\"", "invalid-path", "\"\""),
    Case("readme = \"/README.md\"", "invalid-path", "\"/README.md\""),
    Case("readme = \"README\"", "unknown-content-type", "\"README\""),
    Case("readme = { file = \"a.md\" }", "missing-key", "{ file = \"a.md\" }"),
    Case(
      "readme = { content-type = \"text/plain\" }",
      "missing-key",
      "{ content-type = \"text/plain\" }"
    ),
    Case(
      "readme = { text = \"\", file = \"a\", content-type = \"text/plain\" }",
      "conflicting-keys",
      "text"
    ),
    Case(
      "readme = { text = \"\", content-type = \"text/html\" }",
      "unknown-content-type",
      "\"text/html\""
    ),
    Case(
      "readme = { text = \"\", content-type = \"text/x-rst; variant=GFM\" }",
      "unknown-content-type",
      "\"text/x-rst; variant=GFM\""
    ),
    Case(
      "readme = { text = \"\", content-type = \"text/plain; charset=latin-1\" }",
      "unknown-content-type",
      "\"text/plain; charset=latin-1\""
    ),
    Case(
      "readme = { text = \"\", content-type = \"text/markdown; variant=gfm\" }",
      "unknown-content-type",
      "\"text/markdown; variant=gfm\""
    ),
    Case(
      "readme = { text = \"\", content-type = \"text/plain; charset=UTF-8; charset=UTF-8\" }",
      "unknown-content-type",
      "\"text/plain; charset=UTF-8; charset=UTF-8\""
    ),
    Case(
      "readme = { text = \"\", content-type = \"text/plain; =\" }",
      "unknown-content-type",
      "\"text/plain; =\""
    ),
    Case("readme = { text = \"\", content-type = \"text/plain\", x = 1 }", "unknown-key", "x"),
    Case("keywords = [\" \"]", "empty-value", "\" \""),
    Case("classifiers = [\"\"]", "empty-value", "\"\""),
    Case("urls = { a = \"\" }", "empty-value", "\"\""),
    Case("scripts = { python3 = \"a:b\" }", "invalid-script-name", "python3"),
    Case("gui-scripts = { \"Python3.12\" = \"a:b\" }", "invalid-script-name", "\"Python3.12\""),
    Case("scripts = { a = \"b:c\" }\ngui-scripts = { a = \"b:d\" }", "duplicate-script", "a"),
    Case(
      "[build-system]\nrequires = []\nbuild-backend = \" editable \"",
      "invalid-object-reference",
      "\" editable \""
    ),
    Case(
      "[build-system]\nrequires = []\nbuild-backend = \"é\"",
      "invalid-object-reference",
      "\"é\""
    ),
    Case("requires-python = \">3.9;\"", "invalid-specifier", ";"),
    Case("license = 1", "wrong-type", "1"),
    Case("license = \"\"", "invalid-license-expression", "\"\""),
    Case("license = \"MIT OR Apache\"", "invalid-license-expression", "Apache"),
    Case("license-files = \"LICENSE\"", "wrong-type", "\"LICENSE\""),
    Case("license-files = [1]", "wrong-type", "1"),
    Case("license-files = [\"/LICENSE\"]", "invalid-license-glob", "/"),
    Case("authors = { name = \"x\" }", "wrong-type", "{ name = \"x\" }"),
    Case("authors = [\"Ada\"]", "wrong-type", "\"Ada\""),
    Case("authors = [{ name = \"\" }]", "invalid-person", "\"\""),
    Case("authors = [{ name = \"a\\nb\" }]", "line-break", "\\n"),
    Case("authors = [{ email = \"a@b@c\" }]", "invalid-person", "\"a@b@c\""),
    Case("authors = [{ email = \"a b@c\" }]", "invalid-person", "\"a b@c\""),
    Case("maintainers = [{ email = \"@c\" }]", "invalid-person", "\"@c\""),
    Case("keywords = [\"a\\rb\"]", "line-break", "\\r"),
    Case("classifiers = [\"A :: B\\u2028\"]", "line-break", "\\u2028"),
    Case("urls = []", "wrong-type", "[]"),
    Case("urls = { a = 1 }", "wrong-type", "1"),
    Case("urls = { \"a,b\" = \"https://x\" }", "invalid-url-label", "\"a,b\""),
    Case("urls = { \" \" = \"https://x\" }", "invalid-url-label", "\" \""),
    Case("scripts = { a = \"b\" }", "invalid-object-reference", "\"b\""),
    Case("scripts = { a = \"b:\" }", "invalid-object-reference", "\""),
    Case("scripts = { \"a/b\" = \"c:d\" }", "invalid-script-name", "\"a/b\""),
    Case("scripts = { \"a=b\" = \"c:d\" }", "invalid-entry-point-name", "\"a=b\""),
    Case("gui-scripts = { a = 1 }", "wrong-type", "1"),
    Case("entry-points = { gui_scripts = {} }", "reserved-entry-point-group", "gui_scripts"),
    Case("entry-points = { \"a-b\" = {} }", "invalid-entry-point-group", "\"a-b\""),
    Case("entry-points = { a = { b = { c = \"d\" } } }", "wrong-type", "{ c = \"d\" }"),
    Case("dependencies = [\"a>=\"]", "invalid-requirement", ">="),
    Case("optional-dependencies = []", "wrong-type", "[]"),
    Case("optional-dependencies = { a = [\"b;\"] }", "invalid-requirement", ";"),
    Case("optional-dependencies = { \"a b\" = [] }", "invalid-name", "\"a b\""),
    Case("optional-dependencies = { a_b = [], a-b = [] }", "duplicate-extra", "a-b"),
    Case("import-names = [\"a.b\"]", "missing-import-parent", "\"a.b\""),
    Case("import-names = [\"a; public\"]", "invalid-import-name", "public"),
    Case("import-names = [\"a\"]\nimport-namespaces = [\"a\"]", "duplicate-import-name", "\"a\""),
    Case("import-namespaces = []", "empty-import-namespaces", "[]"),
    Case("dynamic = \"version\"", "wrong-type", "\"version\""),
    Case("dynamic = [\"name\"]", "dynamic-name", "\"name\""),
    Case("dynamic = [\"version\"]", "dynamic-and-static", "\"version\""),
    Case("dynamic = [\"urls\"]", "dynamic-unsupported", "\"urls\""),
    Case("dynamic = [\"dynamic\"]", "unknown-key", "\"dynamic\""),
    Case("[build-system]", "missing-key", "[build-system]"),
    Case("[build-system]\nrequires = []\nx = 1", "unknown-key", "x"),
    Case("[build-system]\nrequires = [\"a b\"]", "invalid-requirement", "b"),
    Case(
      "[build-system]\nrequires = []\nbuild-backend = \"a:b:c\"",
      "invalid-object-reference",
      ":"
    ),
    Case(
      "[build-system]\nrequires = []\nbackend-path = [\"a/../..\"]",
      "invalid-path",
      "\"a/../..\""
    ),
    Case("[tool.editable]\nroot = \"src\"", "unknown-key", "root"),
    Case("[tool.editable]\nroots = []", "empty-roots", "[]"),
    Case("[tool.editable]\nroots = [\"../a\"]", "invalid-path", "\"../a\""),
    Case("version = \"2\"", "invalid-toml", "version"),
  ])
  func errors(row: Case) { Self.check(row, severity: .error) }

  @Test(arguments: [
    Case("license = \"GPL-3.0\"", "deprecated-license", "GPL-3.0"),
    Case("license = { text = \"MIT\" }", "deprecated-license-table", "{ text = \"MIT\" }"),
    Case("classifiers = [\"License :: X\"]", "license-classifier", "\"License :: X\""),
    Case(
      "license = \"MIT\"\nclassifiers = [\"License :: OSI Approved :: MIT License\"]",
      "license-classifier",
      "\"License :: OSI Approved :: MIT License\""
    ),
    Case("urls = { a = \"example.org\" }", "invalid-url", "\"example.org\""),
    Case("dependencies = [\"a; 'x' in extras\"]", "discouraged-marker", "\"a; 'x' in extras\""),
    Case("dependencies = [\"a; os_name > 'b'\"]", "discouraged-marker", "\"a; os_name > 'b'\""),
    Case(
      "dependencies = [\"a; os_name == 'b' or (python_version in '3.9 3.10')\"]",
      "discouraged-marker",
      "\"a; os_name == 'b' or (python_version in '3.9 3.10')\""
    ),
    Case("description = \"\\e\"", "toml-1.1", "\\e"),
    Case("[tools.editable]", "unknown-table", "tools"),
  ])
  func warnings(row: Case) { Self.check(row, severity: .warning) }

  @Test(arguments: [
    "readme = { text = \"\", content-type = \"Text/Markdown; Charset=utf-8; variant=CommonMark\" }",
    "readme = \"notes.txt\"",
    "readme = { text = \"\", content-type = \"text/plain;\" }",
    "scripts = { python-tool = \"a:b\", pythonic = \"a:b\" }",
    "license-files = []",
    "license = \"LicenseRef-Mine AND MIT\"",
    "keywords = []\nauthors = []\nclassifiers = []\nurls = {}\nscripts = {}\nentry-points = {}",
    "authors = [{ name = \"\u{C1}da (the first)\", email = \"a.b+c@x.example\" }]",
    "import-names = []",
    "import-names = [\"a; private\"]\nimport-namespaces = [\"b\"]",
    "dynamic = []",
    "dependencies = [\"a; python_version > '3.9' and 'linux' in sys_platform\"]",
    "[dependency-groups]\nanything = [{ include-group = \"x\" }]",
    "[tool.other]\nx = 1\n[tool.editable]\nroots = [\".\", \"a/../b\"]",
    "[build-system]\nrequires = []\nbuild-backend = \"a.b:c.d\"\nbackend-path = [\".\"]",
  ])
  func valid(keys: String) { #expect(Self.problems(keys).isEmpty) }

  @Test(arguments: [
    ("[project]\nversion = \"1\"", "missing-key"), ("[project]\nname = \"x\"", "missing-key"),
    ("", "missing-project"), ("project = 1", "wrong-type"), ("[project", "invalid-toml"),
  ])
  func withoutProject(toml: String, code: String) {
    let file = ProjectFile(reading: Array(toml.utf8), named: "pyproject.toml")
    #expect(file.problems.map(\.code.rawValue) == [code])
    #expect(throws: EditableError.self) { try file.project() }
  }
}
