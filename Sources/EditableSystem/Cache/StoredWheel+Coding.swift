internal import Packaging
internal import SystemPackage

extension StoredWheel {
  /// The bytes of the entry's manifest.
  func encoded() -> [UInt8] {
    var encoder = CacheEncoder()
    encoder.append(digest)
    encoder.append(manifest.name.fileName)
    encoder.append(manifest.distInfo)
    encoder.append(manifest.rootIsPurelib)
    encoder.append(manifest.requiresPython)
    encoder.append(manifest.requirements.count)
    for requirement in manifest.requirements { encoder.append(requirement) }
    encoder.append(manifest.scripts.count)
    for script in manifest.scripts {
      encoder.append(script.name.text)
      encoder.append(script.reference.rendered())
    }
    encoder.append(manifest.files.count)
    for (file, stamp) in zip(manifest.files, stamps) {
      encoder.append(file.path)
      encoder.append(file.digest)
      encoder.append(file.size)
      encoder.append(file.isExecutable)
      encoder.append(stamp.inode)
      encoder.append(Int(stamp.permissions.rawValue))
      encoder.append(stamp.modified.seconds)
      encoder.append(stamp.modified.nanoseconds)
      encoder.append(stamp.changed.seconds)
      encoder.append(stamp.changed.nanoseconds)
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
  ) throws -> (WheelManifest, [Stamp]) {
    guard try decoder.digest() == digest, let name = try? WheelName(parsing: try decoder.text())
    else {
      throw CacheDecoder.Damage()
    }
    let distInfo = try decoder.text()
    let rootIsPurelib = try decoder.flag()
    let requiresPython = try decoder.optionalText()
    let requirements = try (0..<(try decoder.count())).map { _ in try decoder.text() }
    let scripts = try (0..<(try decoder.count())).map { _ in
      EntryPoint(
        name: try EntryPointName(parsing: try decoder.text()),
        reference: try ObjectReference(parsing: try decoder.text())
      )
    }
    var files: [WheelManifest.File] = []
    var stamps: [Stamp] = []
    for _ in 0..<(try decoder.count()) {
      let file = WheelManifest.File(
        path: try decoder.text(),
        digest: try decoder.digest(),
        size: try decoder.integer(),
        isExecutable: try decoder.flag()
      )
      files.append(file)
      let inode = try decoder.integer()
      let permissions = try decoder.integer()
      let modified = FileTime(seconds: try decoder.integer(), nanoseconds: try decoder.integer())
      let changed = FileTime(seconds: try decoder.integer(), nanoseconds: try decoder.integer())
      stamps.append(
        Stamp(
          size: file.size,
          inode: inode,
          permissions: FilePermissions(rawValue: CInterop.Mode(truncatingIfNeeded: permissions)),
          modified: modified,
          changed: changed
        )
      )
    }
    let manifest = WheelManifest(
      name: name,
      distInfo: distInfo,
      rootIsPurelib: rootIsPurelib,
      files: files,
      scripts: scripts,
      requiresPython: requiresPython,
      requirements: requirements
    )
    return (manifest, stamps)
  }
}
