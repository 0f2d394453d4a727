public import Packaging

/// A wheel that this program built, as bytes: the few files of an editable wheel need no folder of
/// their own until something links to them.
public struct PackedWheel: Sendable {
  /// What it holds.
  let manifest: WheelManifest
  /// The contents of its files, in the order of the manifest.
  let contents: [[UInt8]]
  /// The bytes of the wheel.
  public let archive: [UInt8]
  /// Their SHA-256 digest.
  public let digest: FileDigest
  /// When it was made, which is the time of its files wherever they are installed.
  let made: FileTime

  /// A wheel that was made just now.
  ///
  /// - Parameters:
  ///   - plan: what it holds.
  ///   - archive: its bytes.
  public init(_ plan: WheelPlan, archive: [UInt8]) {
    manifest = plan.manifest
    // The record, which is last, follows from the others.
    contents = plan.entries.dropLast().map(\.bytes)
    self.archive = archive
    digest = FileDigest(of: archive)
    made = .now
  }

  fileprivate init(
    _ manifest: WheelManifest,
    contents: [[UInt8]],
    archive: [UInt8],
    digest: FileDigest,
    made: FileTime
  ) {
    self.manifest = manifest
    self.contents = contents
    self.archive = archive
    self.digest = digest
    self.made = made
  }

  /// Its name.
  public var name: WheelName { manifest.name }

  /// The plan that it was made by.
  public var plan: WheelPlan {
    WheelPlan(
      manifest,
      entries: zip(manifest.files, contents).map { WheelEntry(path: $0.path, bytes: $1) }
    )
  }
}

extension CacheEncoder {
  /// Writes a wheel.
  public mutating func append(_ wheel: PackedWheel) {
    append(wheel.digest)
    append(wheel.manifest)
    append(wheel.made)
    for content in wheel.contents { append(content) }
    append(wheel.archive)
  }
}

extension CacheDecoder {
  /// Reads a wheel.
  public mutating func packedWheel() throws(Damage) -> PackedWheel {
    let digest = try digest()
    let manifest = try wheelManifest()
    let made = try time()
    var contents: [[UInt8]] = []
    contents.reserveCapacity(manifest.files.count)
    for _ in manifest.files { contents.append(try content()) }
    return PackedWheel(
      manifest,
      contents: contents,
      archive: try content(),
      digest: digest,
      made: made
    )
  }
}
