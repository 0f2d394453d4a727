import EditableSystem
import Packaging

extension WheelPlan {
  /// The wheel of some files, whatever they are.
  init(_ name: WheelName, files: [WheelEntry]) throws {
    let metadata = files.first { $0.path == "\(name.distInfo)/METADATA" }
    let headers = try metadata.map { try MetadataHeaders(parsing: $0.bytes, named: $0.path) }
    let entryPoints = files.first { $0.path == "\(name.distInfo)/entry_points.txt" }
    let scripts = try entryPoints.map { try EntryPointsFile(parsing: $0.bytes, named: $0.path) }
    let manifest = WheelManifest(
      name: name,
      distInfo: name.distInfo,
      rootIsPurelib: true,
      files: files.map { file in
        WheelManifest.File(
          path: file.path,
          digest: FileDigest(of: file.bytes),
          size: file.bytes.count,
          isExecutable: false
        )
      },
      scripts: scripts?.scripts ?? [],
      requiresPython: headers?.requiresPython,
      requirements: headers?.requirements ?? []
    )
    self.init(manifest, entries: files)
  }
}
