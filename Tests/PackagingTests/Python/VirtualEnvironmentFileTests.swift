import Packaging
import Testing

/// `pyvenv.cfg` as Python reads it: lines with `=`, keys in any case, all else means nothing.
@Suite struct VirtualEnvironmentFileTests {
  private func parse(_ text: String) -> VirtualEnvironmentFile {
    VirtualEnvironmentFile(parsing: Array(text.utf8))
  }

  @Test func readsWhatVenvWrites() {
    let file = parse(
      """
      home = /usr/local/bin
      include-system-site-packages = false
      version = 3.12.1
      executable = /usr/local/bin/python3.12
      command = /usr/local/bin/python3 -m venv --prompt a=b /tmp/v

      """
    )
    #expect(file.home == "/usr/local/bin")
    #expect(file.version?.rendered() == "3.12.1")
    #expect(file.executable == "/usr/local/bin/python3.12")
    #expect(file.implementation == nil)
    #expect(!file.includesSystemSite)
    #expect(!file.isRelocatable)
  }

  @Test func readsWhatUvWrites() {
    let file = parse(
      "home = /h\nimplementation = PyPy\nuv = 0.13.9\nversion_info = 3.10.14\n"
        + "include-system-site-packages = true\nrelocatable = true\n"
    )
    #expect(file.implementation == "PyPy")
    #expect(file.version?.rendered() == "3.10.14")
    #expect(file.includesSystemSite)
    #expect(file.isRelocatable)
  }

  @Test(arguments: [
    "HOME=/h\r\nVersion\t=\t3.11.7 \r\nInclude-System-Site-Packages = FALSE\r\n",
    "  home  =  /h\rversion=3.11.7\rinclude-system-site-packages=False",
    "home = /gone\nhome = /h\nnonsense\n= x\nversion = 3.11.7\ninclude-system-site-packages = no",
  ])
  func readsLeniently(text: String) {
    let file = parse(text)
    #expect(file.home == "/h")
    #expect(file.version?.rendered() == "3.11.7")
    #expect(!file.includesSystemSite)
  }

  /// `virtualenv` writes all five parts of `sys.version_info`.
  @Test(arguments: [
    ("3.11.7.final.0", "3.11.7"), ("3.14.0.alpha.2", "3.14.0a2"), ("3.14.0.beta.4", "3.14.0b4"),
    ("3.14.0.candidate.1", "3.14.0rc1"), ("3.14.0rc2", "3.14.0rc2"), ("3.9.1", "3.9.1"),
  ])
  func readsVersions(text: String, expected: String) {
    #expect(parse("version_info = \(text)").version?.rendered() == expected)
  }

  /// What does not say the whole version is asked of the interpreter.
  @Test(arguments: ["", "3.11", "3", "x", "3.11.", "3.11.7.final", "3.11.7.x.y", "3.1.2.3"])
  func leavesUnusableVersions(text: String) {
    #expect(parse("version = \(text)").version == nil)
  }

  @Test func takesAMissingKeyForSystemSite() {
    #expect(parse("home = /h").includesSystemSite)
  }

  @Test func readsAnyBytes() {
    let file = VirtualEnvironmentFile(parsing: [0xFF, 0x3D, 0xFE, 0x0A, 0x3D, 0x3D, 0x00])
    #expect(file.home == nil)
  }
}
