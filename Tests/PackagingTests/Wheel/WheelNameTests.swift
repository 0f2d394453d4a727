import Packaging
import Testing

/// The file name of a wheel: ours with both components normalized, foreign ones as they are.
@Suite struct WheelNameTests {
  @Test(arguments: [
    ("My.Demo-Pkg", "1.0", "my_demo_pkg-1.0-py3-none-any.whl"),
    ("a--b__c", "v1.0-1", "a_b_c-1.0.post1-py3-none-any.whl"),
    ("x", "1!2.0+Ubuntu-1", "x-1!2.0+ubuntu.1-py3-none-any.whl"),
  ])
  func fileName(name: String, version: String, expected: String) throws {
    let wheel = try WheelName(ProjectName(parsing: name), Version(parsing: version))
    #expect(wheel.fileName == expected)
    #expect(wheel.fileName.split(separator: "-").count == 5)
    #expect(wheel.distInfo == "\(wheel.distribution)-\(wheel.version).dist-info")
    #expect(try WheelName(parsing: expected) == wheel)
  }

  @Test(
    arguments: [
      ("demo-1.0-py3-none-any.whl", "demo", "1.0", nil, ["py3-none-any"]),
      (
        "Demo.Pkg-1.0-py2.py3-none-any.whl", "demo-pkg", "1.0", nil,
        ["py2-none-any", "py3-none-any"]
      ),
      (
        "x-1!2.0+a.1-1_b-cp313-cp313t-linux_x86_64.whl", "x", "1!2.0+a.1", "1_b",
        ["cp313-cp313t-linux_x86_64"]
      ),
      (
        "x-1.0RC1-CP39-abi3-manylinux1_x86_64.manylinux2014_x86_64.whl", "x", "1.0rc1", nil,
        ["cp39-abi3-manylinux1_x86_64", "cp39-abi3-manylinux2014_x86_64"]
      ),
    ] as [(String, String, String, String?, [String])]
  )
  func reads(
    text: String,
    project: String,
    version: String,
    build: String?,
    tags: [String]
  ) throws {
    let name = try WheelName(parsing: text)
    #expect(name.fileName == text)
    #expect(name.project.normalized == project)
    #expect(name.projectVersion.rendered() == version)
    #expect(name.build == build)
    #expect(name.tags.expanded == Set(tags))
  }

  @Test(arguments: [
    Rejection("", at: 0, ""), Rejection("demo-1.0.tar.gz", at: 0, "demo-1.0.tar.gz"),
    Rejection("demo-1.0-py3-none-any.WHL", at: 0, "demo-1.0-py3-none-any.WHL"),
    Rejection("demo__x-1.0-py3-none-any.whl", at: 0, "demo__x"),
    Rejection("_demo-1.0-py3-none-any.whl", at: 0, "_demo"),
    Rejection("-1.0-py3-none-any.whl", at: 0, ""),
    Rejection("demo-one-py3-none-any.whl", at: 5, "one"),
    Rejection("demo-1.0-b1-py3-none-any.whl", at: 9, "b1"),
    Rejection("demo-1.0-py3..py2-none-any.whl", at: 9, "py3..py2"),
    Rejection("demo-1.0-py3--any.whl", at: 13, ""),
    Rejection("demo-1.0-py3-none-a,y.whl", at: 18, "a,y"),
  ])
  func refuses(rejection: Rejection) {
    rejection.expect(.invalidWheelName, from: WheelName.init(parsing:))
  }

  @Test(arguments: [
    "demo-1.0.whl", "demo-1.0-py3-none.whl", "a-b-1.0-1-py3-none-any.whl",
    "demo-1.0-py3-none-any (1).whl", "a/demo-1.0-py3-none-any.whl", "dämo-1.0-py3-none-any.whl",
  ])
  func tellsHowToMend(text: String) {
    let error = #expect(throws: EditableError.self) { try WheelName(parsing: text) }
    #expect(error?.code == .invalidWheelName)
    #expect(error?.problems[0].hint == "give the wheel back the name that it was published under")
  }

  @Test(arguments: [
    ("Demo_Pkg-1.0.dist-info", true), ("demo.pkg-1.dist-info", true),
    ("demo-pkg-v1.0.0.dist-info", true), ("demo_pkg-1.1.dist-info", false),
    ("demo-1.0.dist-info", false), ("demo_pkg.dist-info", false), (".dist-info", false),
  ])
  func folders(folder: String, agrees: Bool) throws {
    let name = try WheelName(parsing: "Demo.Pkg-1.0-py3-none-any.whl")
    #expect(name.agrees(withFolder: folder, suffix: ".dist-info") == agrees)
  }
}
