import Packaging
import Testing

/// The file name of a wheel: both components normalized, and `-` nowhere but between components.
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
  }
}
