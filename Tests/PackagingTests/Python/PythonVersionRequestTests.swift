import Packaging
import Testing

/// An interpreter by its version: one to three numbers, with a `t` for free threading.
@Suite struct PythonVersionRequestTests {
  @Test(arguments: [
    ("3", "3", ["python3", "python"]),
    ("3.12", "3.12", ["python3.12", "python3", "python"]),
    ("3.12.1", "3.12.1", ["python3.12", "python3", "python"]),
    ("python3.12", "3.12", ["python3.12", "python3", "python"]),
    ("cpython@3.12", "3.12", ["python3.12", "python3", "python"]),
    ("3.13t", "3.13t", ["python3.13t", "python3.13", "python3", "python"]),
    ("PyPy3.10", "3.10", ["pypy3.10", "pypy3", "pypy"]),
  ])
  func reads(text: String, rendered: String, names: [String]) throws {
    let request = try #require(PythonVersionRequest(parsing: text))
    #expect(request.rendered() == rendered)
    #expect(request.programNames + request.generalNames == names)
  }

  @Test(arguments: [
    "", "python", "pypy", ".venv", "3.", "3.x", "3.12/", "./3.12", "3.1.2.3", "3.12tt", "-3.12",
    "@3.12", "99999999999999999999", "python3.12-dbg", "venv3",
  ])
  func refuses(text: String) {
    #expect(PythonVersionRequest(parsing: text) == nil)
  }

  @Test(arguments: [
    ("3", "3.12.1", false, "cpython", true),
    ("3.12", "3.12.1", false, "cpython", true),
    ("3.12.0", "3.12", false, "cpython", true),
    ("3.12", "3.1.2", false, "cpython", false),
    ("3.12.1", "3.12.10", false, "cpython", false),
    ("3.13", "3.13.0", true, "cpython", false),
    ("3.13t", "3.13.0", true, "cpython", true),
    ("3.13t", "3.13.0", false, "cpython", false),
    ("3.10", "3.10.14", false, "pypy", false),
    ("pypy3.10", "3.10.14", false, "pypy", true),
  ])
  func accepts(
    text: String,
    version: String,
    free: Bool,
    implementation: String,
    expected: Bool
  ) throws {
    let request = try #require(PythonVersionRequest(parsing: text))
    let version = try Version(parsing: version)
    #expect(
      request.accepts(version, isFreeThreaded: free, implementation: implementation) == expected
    )
  }
}
