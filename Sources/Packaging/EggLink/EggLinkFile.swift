/// An `.egg-link` file: where the metadata of a project lies, and where the project does.
///
/// Source: the layout of setuptools before version 80; how pip reads it.
public struct EggLinkFile: Sendable, Equatable {
  /// The folder that holds the `.egg-info`, and that `import` is to see, as the system knows it.
  /// Absolute where setuptools or this program wrote it; others may have written a path from the
  /// folder of the link.
  public let folderBytes: [UInt8]
  /// The path from there to the folder of the project: `.`, or `../` for each level.
  public let backBytes: [UInt8]

  /// The folder as text; what is not UTF-8 in it is replaced, so that it may lead nowhere.
  public var folder: String { String(decoding: folderBytes, as: UTF8.self) }
  /// The path back as text.
  public var back: String { String(decoding: backBytes, as: UTF8.self) }

  /// A link of a project whose sources lie some levels below its folder.
  ///
  /// - Parameters:
  ///   - folder: the absolute path of the sources, in one line.
  ///   - depth: how many levels; 0 where they lie in the folder of the project itself.
  public init(to folder: String, depth: Int) {
    folderBytes = Array(folder.utf8)
    backBytes = Array((depth == 0 ? "." : String(repeating: "../", count: depth)).utf8)
  }

  /// A link from the text of its file; nil where it has no line that is not blank.
  ///
  /// - Parameter bytes: the whole file. Lines end with `\n`, `\r\n` or `\r`, and white space around
  ///   them means nothing, nor do blank ones; without a second one, the project lies in the folder
  ///   itself.
  public init?(parsing bytes: [UInt8]) {
    let lines = bytes.split { $0 == 0x0A || $0 == 0x0D }
      .map(\.withoutBlanks).filter { !$0.isEmpty }
    guard let folder = lines.first else { return nil }
    folderBytes = Array(folder)
    backBytes = lines.dropFirst().first.map(Array.init) ?? [UInt8(ascii: ".")]
  }

  /// The bytes of the file: two lines, of which the second has no end.
  public func rendered() -> [UInt8] { folderBytes + [UInt8(ascii: "\n")] + backBytes }
}

extension ArraySlice<UInt8> {
  /// What is left without the white space of ASCII at both ends.
  var withoutBlanks: Self {
    var rest = drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    while let last = rest.last, last == 0x20 || (0x09...0x0D).contains(last) { rest.removeLast() }
    return rest
  }
}
