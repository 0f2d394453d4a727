import Packaging
import Testing

/// The spellings of setuptools, to the byte: other tools look for these and no others.
@Suite struct EggNameTests {
  @Test(arguments: [
    ("hello", "hello.egg-link", "hello.egg-info"),
    ("My.Demo-Pkg", "My.Demo-Pkg.egg-link", "My.Demo_Pkg.egg-info"),
    ("my_demo", "my-demo.egg-link", "my_demo.egg-info"),
    ("a_-_b", "a_-_b.egg-link", "a___b.egg-info"),
    ("a--b", "a--b.egg-link", "a__b.egg-info"),
    ("a.-.b", "a.-.b.egg-link", "a._.b.egg-info"),
    ("A1", "A1.egg-link", "A1.egg-info"),
  ])
  func spellings(name: String, link: String, metadata: String) throws {
    let egg = EggName(try ProjectName(parsing: name))
    #expect(egg.linkFile == link)
    #expect(egg.metadataFolder == metadata)
  }
}
