import Packaging
import Testing

/// PEP 508, "Environment markers": in which environments they hold, as `packaging` says.
@Suite struct MarkerEvaluationTests {
  private static let environment = MarkerEnvironment([
    .osName: "posix", .sysPlatform: "linux", .platformMachine: "x86_64",
    .platformPythonImplementation: "CPython", .platformRelease: "6.12.0-1-amd64",
    .platformSystem: "Linux", .platformVersion: "10.0.1", .pythonVersion: "3.15",
    .pythonFullVersion: "3.15.0a1+", .implementationName: "cpython",
    .implementationVersion: "3.15.0a1",
  ])

  @Test(arguments: [
    // Versions.
    ("python_version >= '3.9'", true), ("python_version < '3.9'", false),
    ("python_version == '3.15.0'", true), ("python_version == '3.*'", true),
    ("python_version != '3.15.*'", false), ("python_version ~= '3.10'", true),
    ("python_version > ' 3.9 '", true), ("'3.9' < python_version", true),
    ("'3.15.1' > python_version", true), ("python_version === '3.15'", true),
    ("python_version === '3.15.0'", false), ("implementation_version >= '3.15a1'", true),
    ("implementation_version < '3.15'", false),
    // A `+` at the end of a Python that is no release.
    ("python_full_version >= '3.15.0a1'", true), ("python_full_version == '3.15.0a1'", true),
    ("python_full_version == '3.15.0a1+local'", true),
    ("'3.15.0a1' === python_full_version", false),
    // What is no version meets no specifier, but a bound that is none makes it a text.
    ("platform_release >= '5'", false), ("platform_release != '5'", false),
    ("platform_release == '6.12.0-1-amd64'", true), ("platform_release >= '6.12.0-1-amd64'", true),
    ("platform_release > '6.12.0-0-amd64'", false), ("platform_release != 'x'", true),
    ("python_version ~= '3'", false), ("python_version === 'a b'", false),
    // Texts.
    ("platform_version == '10.0.1.0'", false), ("platform_version > '9'", false),
    ("platform_version >= '10.0.1'", true), ("sys_platform == 'Linux'", false),
    ("sys_platform != 'win32'", true), ("sys_platform <= 'linux'", true),
    ("sys_platform < 'z'", false), ("sys_platform ~= 'linux'", false),
    ("sys_platform === 'linux'", false),
    // `in` is about texts, of versions too.
    ("'lin' in sys_platform", true), ("sys_platform in 'linux, darwin'", true),
    ("sys_platform not in 'darwin'", true), ("python_version in '3.14, 3.15'", true),
    ("python_version not in '3.150'", false), ("'' in sys_platform", true),
    ("'llinux' in sys_platform", false), ("sys_platform in 'lilinux'", true),
    // Comparisons that mean nothing.
    ("os_name == os_name", false), ("'a' == 'a'", false), ("'a' in extras", false),
    ("'a' not in dependency_groups", false),
    // Joined conditions.
    ("os_name == 'x' and os_name == 'posix' or os_name == 'posix'", true),
    ("os_name == 'posix' or os_name == 'posix' and os_name == 'x'", true),
    ("(os_name == 'posix' or os_name == 'x') and os_name == 'x'", false),
    ("'a' == 'b' or os_name == 'posix'", true),
  ])
  func holds(marker: String, isTrue: Bool) throws {
    #expect(try Marker(parsing: marker).evaluate(in: Self.environment) == isTrue)
  }

  @Test(arguments: [
    ("extra == 'Foo.Bar'", ["foo_bar"], true), ("'FOO--BAR' == extra", ["x", "foo-bar"], true),
    ("extra == 'a'", [], false), ("extra == ''", [], true), ("extra != 'a'", [], true),
    ("extra != 'a'", ["a"], false), ("extra != 'a'", ["a", "b"], true),
    // No extra is two at once.
    ("extra == 'a' and extra == 'b'", ["a", "b"], false),
    ("extra == 'a' or extra == 'b'", ["b"], true), ("extra in 'abc'", ["b"], true),
    ("extra > 'a'", ["b"], false), ("extra ~= 'a'", ["a"], false),
  ])
  func asksForExtras(marker: String, extras: [String], isTrue: Bool) throws {
    let extras = Set(try extras.map(ExtraName.init(parsing:)))
    #expect(try Marker(parsing: marker).evaluate(in: Self.environment, extras: extras) == isTrue)
  }

  @Test func nothingHoldsOfAnUnsetVariable() throws {
    for text in ["os_name == ''", "os_name != 'x'", "'x' not in os_name", "python_version > '1'"] {
      #expect(try !Marker(parsing: text).evaluate(in: MarkerEnvironment([:])), "\(text)")
    }
  }

  @Test(arguments: NamesPropertyTests.seeds) func conditionsAreJoined(seed: UInt64) throws {
    var generator = NamesTestGenerator(seed: seed)
    for _ in 0..<50 {
      let extra = try ExtraName(parsing: generator.name())
      let (left, right) = (generator.marker(), generator.marker())
      func holds(_ text: String) throws -> Bool {
        try Marker(parsing: text).evaluate(in: Self.environment, extras: [extra])
      }

      let context: Comment = "seed \(seed): \(left), \(right)"
      let (leftHolds, rightHolds) = (try holds(left), try holds(right))
      #expect(try holds("(\(left)) and (\(right))") == (leftHolds && rightHolds), context)
      #expect(try holds("\(left) or \(right)") == (leftHolds || rightHolds), context)
      let marker = try Marker(parsing: left)
      #expect(try holds(marker.rendered()) == leftHolds, context)
      let conditional = marker.and(extra: extra)
      #expect(conditional.evaluate(in: Self.environment, extras: [extra]) == leftHolds, context)
      #expect(!conditional.evaluate(in: Self.environment), context)
    }
  }

  @Test func requirementsApply() throws {
    let requirement = try Requirement(parsing: "a>=1.0; python_version > '3.9' and extra == 'b'")
    let extra = try ExtraName(parsing: "B")
    #expect(requirement.applies(in: Self.environment, extras: [extra]))
    #expect(!requirement.applies(in: Self.environment))
    #expect(try Requirement(parsing: "a").applies(in: MarkerEnvironment([:])))
  }

  @Test(arguments: [
    ("a", "0.1.dev1", true), ("a>=1.0", "1.1rc1", true), ("a>=1.0,<2", "2.0rc1", false),
    ("a>=1.0", "0.9", false), ("a @ file:///b", "0.1", true),
  ])
  func requirementsAreSatisfied(requirement: String, version: String, isTrue: Bool) throws {
    let version = try Version(parsing: version)
    #expect(try Requirement(parsing: requirement).isSatisfied(byInstalled: version) == isTrue)
  }
}
