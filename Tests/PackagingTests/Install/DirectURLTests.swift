import Packaging
import Testing

/// PEP 610, in the bytes of pip.
@Suite struct DirectURLTests {
  @Test func rendersFolders() {
    let path = Array("/home/u/proj".utf8)
    let editable = DirectURL.folder(path: path, isEditable: true).rendered()
    let copied = DirectURL.folder(path: path, isEditable: false).rendered()
    let start = #"{"dir_info": {"#
    let end = #"}, "url": "file:///home/u/proj"}"#
    #expect(String(decoding: editable, as: UTF8.self) == start + #""editable": true"# + end)
    #expect(String(decoding: copied, as: UTF8.self) == start + end)
  }

  @Test func rendersArchives() {
    let digest = FileDigest(bytes: [0x0F] + Array(repeating: 0xA0, count: 31))
    let hexadecimal = "0f" + String(repeating: "a0", count: 31)
    let url = DirectURL.archive(path: Array("/a b-1-py3-none-any.whl".utf8), digest: digest)
    #expect(
      String(decoding: url.rendered(), as: UTF8.self)
        == #"{"archive_info": {"hash": "sha256=\#(hexadecimal)", "#
        + #""hashes": {"sha256": "\#(hexadecimal)"}}, "url": "file:///a%20b-1-py3-none-any.whl"}"#
    )
  }

  @Test(arguments: [
    ("/srv/a b/ü#?%[x]", "file:///srv/a%20b/%C3%BC%23%3F%25%5Bx%5D"),
    ("/az/AZ/09/-._~", "file:///az/AZ/09/-._~"),
    ("/@&+,;=:!$'()*", "file:///%40%26%2B%2C%3B%3D%3A%21%24%27%28%29%2A"),
    ("/\"\\\n", "file:///%22%5C%0A"),
    ("/", "file:///"),
  ])
  func escapesPaths(path: String, url: String) {
    #expect(DirectURL.url(of: Array(path.utf8)) == url)
  }

  @Test func escapesBytesThatAreNoText() {
    #expect(DirectURL.url(of: [0x2F, 0xFF, 0x00, 0x7F]) == "file:///%FF%00%7F")
  }
}
