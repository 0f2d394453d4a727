internal import Packaging
internal import SystemPackage

extension StoredWheel {
  /// The bytes of the manifest of an unpacked wheel.
  func encoded() -> [UInt8] {
    var encoder = CacheEncoder()
    encoder.append(digest)
    encoder.append(manifest)
    for stamp in stamps {
      encoder.append(stamp.inode)
      encoder.append(Int(stamp.permissions.rawValue))
      encoder.append(stamp.modified)
      encoder.append(stamp.changed)
    }
    return encoder.sealed(as: .wheel)
  }

  /// The wheel of an entry; nil where its manifest is damaged or that of another.
  init?(
    _ digest: FileDigest,
    at folder: FilePath,
    manifest bytes: [UInt8],
    keeper: TemporaryTree?
  ) {
    guard var decoder = CacheDecoder(unsealing: bytes, as: .wheel),
      let (manifest, stamps) = try? Self.decode(&decoder, digest)
    else { return nil }
    self.init(digest, at: folder, manifest: manifest, stamps: stamps, keeper: keeper)
  }

  private static func decode(
    _ decoder: inout CacheDecoder,
    _ digest: FileDigest
  ) throws(CacheDecoder.Damage) -> (WheelManifest, [Stamp]) {
    guard try decoder.digest() == digest else { throw CacheDecoder.Damage() }
    let manifest = try decoder.wheelManifest()
    var stamps: [Stamp] = []
    stamps.reserveCapacity(manifest.files.count)
    for file in manifest.files {
      let inode = try decoder.integer()
      let permissions = try decoder.integer()
      stamps.append(
        Stamp(
          size: file.size,
          inode: inode,
          permissions: FilePermissions(rawValue: CInterop.Mode(truncatingIfNeeded: permissions)),
          modified: try decoder.time(),
          changed: try decoder.time()
        )
      )
    }
    return (manifest, stamps)
  }
}
