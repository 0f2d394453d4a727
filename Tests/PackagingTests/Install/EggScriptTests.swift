import Packaging
import Testing

/// A launch script of setuptools says whose it is.
@Suite struct EggScriptTests {
  @Test(arguments: [
    ("#!/p\n# EASY-INSTALL-ENTRY-SCRIPT: 'My.Demo','console_scripts','x'\nimport re\n", "my-demo"),
    ("#!/p\n# EASY-INSTALL-ENTRY-SCRIPT: 'demo==1.0','console_scripts','x'\n", "demo"),
    ("#!/p\nimport sys\nfrom demo import main\n", nil),
    ("# EASY-INSTALL-ENTRY-SCRIPT: ''\n", nil), ("", nil),
    ("#!/p\n\n\n\n# EASY-INSTALL-ENTRY-SCRIPT: 'demo','console_scripts','x'\n", nil),
  ])
  func project(text: String, name: String?) {
    #expect(LaunchScript.project(ofEggScript: Array(text.utf8))?.normalized == name)
  }
}
