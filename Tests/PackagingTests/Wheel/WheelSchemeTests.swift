import Packaging
import Testing

/// Where the files of a wheel go.
@Suite struct WheelSchemeTests {
  @Test(
    arguments: [
      ("a.py", .purelib, "a.py"), ("a/b.py", .purelib, "a/b.py"), ("x.data", .purelib, "x.data"),
      ("a/x.data/scripts/y", .purelib, "a/x.data/scripts/y"),
      ("x-1.data/scripts/y", .scripts, "y"), ("x-1.data/data/a/b", .data, "a/b"),
      ("x-1.data/platlib/a", .platlib, "a"), ("x-1.data/headers/a.h", .headers, "a.h"),
      ("x-1.data/purelib/a", .purelib, "a"),
    ] as [(String, WheelScheme, String)]
  )
  func destinations(path: String, scheme: WheelScheme, rest: String) throws {
    let manifest = WheelManifest(
      name: try WheelName(parsing: "x-1-py3-none-any.whl"),
      distInfo: "x-1.dist-info",
      rootIsPurelib: true,
      files: [],
      scripts: [],
      requiresPython: nil,
      requirements: []
    )
    let place = try #require(manifest.destination(of: path))
    #expect(place.scheme == scheme)
    #expect(place.path == rest)
    #expect(manifest.destination(of: "x-1.data/other/a") == nil)
    #expect(manifest.destination(of: "x-1.data/scripts") == nil)
  }
}
