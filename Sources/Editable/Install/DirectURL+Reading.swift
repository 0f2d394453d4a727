internal import EditableSystem
internal import Packaging
internal import SystemPackage

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The parts of a `direct_url.json` that tell an editable project.
private struct DirectURLFile: Decodable {
  let url: String
  let dir_info: Folder?

  struct Folder: Decodable {
    let editable: Bool?
  }
}

extension InstalledDistribution {
  /// The folder of the project that the distribution is an editable installation of; nil if it is
  /// none (direct URL data structure; the first line of an `.egg-link`).
  var projectFolder: FilePath? {
    switch kind {
    case .distInfo:
      let file = path.appending("direct_url.json")
      guard let bytes = try? file.contents(upTo: 1 << 20),
        let content = try? JSONDecoder().decode(DirectURLFile.self, from: Data(bytes)),
        content.dir_info?.editable == true
      else { return nil }
      return FilePath(fileURL: content.url)
    case .eggLink: return InstalledEggLink(self)?.project
    case .eggInfo: return nil
    }
  }
}

extension FilePath {
  /// The path of a `file:` URL of this machine; nil for any other.
  fileprivate init?(fileURL url: String) {
    guard url.hasPrefix("file://") else { return nil }
    let rest = url.dropFirst("file://".utf8.count)
    let path = rest.hasPrefix("localhost/") ? rest.dropFirst("localhost".utf8.count) : rest
    guard path.hasPrefix("/") else { return nil }
    var bytes: [UInt8] = []
    var escaped = path.utf8[...]
    while let byte = escaped.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let value = UInt8(String(decoding: escaped.prefix(2), as: UTF8.self), radix: 16),
        value != 0
      else { return nil }
      bytes.append(value)
      escaped = escaped.dropFirst(2)
    }
    self.init(bytes: bytes)
  }
}
