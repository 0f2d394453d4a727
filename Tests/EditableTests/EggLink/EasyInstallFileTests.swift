import Editable
import Foundation
import Packaging
import SystemPackage
import TestSupport
import Testing

/// `easy-install.pth` is shared: what others have there stays, whatever it is.
@Suite struct EasyInstallFileTests {
  private static let site = "v/lib/python3.12/site-packages"
  private static let file = "\(site)/easy-install.pth"

  /// Two projects can have one folder of sources; the line stays for the other.
  @Test func sharedLine() throws {
    let scene = try EggLinkScene()
    try scene.install()
    try scene.folder.write("\(scene.source)\n../", to: "\(Self.site)/other.egg-link")
    try scene.uninstall()
    #expect(try scene.lines() == "\(scene.source)\n")
  }

  /// One folder by two paths: each project keeps the line that it has; one line serves both.
  @Test(arguments: [true, false]) func otherSpelling(hasOwnLine: Bool) throws {
    let scene = try EggLinkScene()
    try scene.install()
    let link = scene.folder.path.appending("lnk")
    try FileManager.default.createSymbolicLink(atPath: link.string, withDestinationPath: "p")
    try scene.folder.write("\(link)/src\n../", to: "\(Self.site)/other.egg-link")
    if hasOwnLine { try scene.folder.write("\(scene.source)\n\(link)/src\n", to: Self.file) }
    try scene.uninstall()
    #expect(try scene.lines() == (hasOwnLine ? "\(link)/src\n" : "\(scene.source)\n"))
  }

  /// Nothing but a file can get a line, and nothing else is touched.
  @Test(arguments: [true, false]) func inTheWay(isFolder: Bool) throws {
    let scene = try EggLinkScene(isFolder ? ["\(Self.file)/keep": "x"] : [:])
    if !isFolder {
      try FileManager.default.createSymbolicLink(
        atPath: scene.folder.path.pushing(FilePath(Self.file)).string,
        withDestinationPath: "nowhere"
      )
    }
    let before = try scene.folder.contents()
    let error = #expect(throws: EditableError.self) { try scene.install() }
    #expect(error?.code == "in-the-way")
    #expect(try scene.folder.contents() == before)
    #expect(try scene.site() == ["easy-install.pth"])
    // What cannot have a line does not keep anything from going.
    try scene.folder.write("\(scene.source)\n../", to: "\(Self.site)/demo.egg-link")
    try scene.uninstall()
    #expect(try scene.folder.contents() == before)
  }

  /// A link stays one, and what it leads to has the lines, the mode, and others' lines.
  @Test(arguments: ["v/lib/python3.12/site-packages/real.txt", "shared/real.txt"])
  func link(target: String) throws {
    let scene = try EggLinkScene([target: "/x\n"])
    let path = scene.folder.path.pushing(FilePath(target)).string
    let link = scene.folder.path.pushing(FilePath(Self.file)).string
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    try FileManager.default.setAttributes([.posixPermissions: 0o664], ofItemAtPath: path)
    let before = try scene.folder.contents()
    try scene.install()
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
    #expect(try scene.text(target) == "/x\n\(scene.source)\n")
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o664)
    try scene.uninstall()
    #expect(try scene.folder.contents() == before)
  }

  @Test(arguments: [0o664, 0o600]) func mode(mode: Int) throws {
    let scene = try EggLinkScene([Self.file: "/x\n"])
    let path = scene.folder.path.pushing(FilePath(Self.file)).string
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    try scene.install()
    #expect(try scene.lines() == "/x\n\(scene.source)\n")
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == mode)
  }
}
