internal import Packaging

extension CacheEncoder {
  /// Writes what is known of a wheel.
  mutating func append(_ manifest: WheelManifest) {
    append(manifest.name.fileName)
    append(manifest.name.project.written)
    append(manifest.distInfo)
    append(manifest.rootIsPurelib)
    append(manifest.requiresPython)
    append(manifest.requirements.count)
    for requirement in manifest.requirements { append(requirement) }
    append(manifest.scripts.count)
    for script in manifest.scripts {
      append(script.name.text)
      append(script.reference.rendered())
    }
    append(manifest.files.count)
    for file in manifest.files {
      append(file.path)
      append(file.digest)
      append(file.size)
      append(file.isExecutable)
    }
  }

  /// Writes a time.
  mutating func append(_ time: FileTime) {
    append(time.seconds)
    append(time.nanoseconds)
  }
}

extension CacheDecoder {
  /// Reads what is known of a wheel.
  mutating func wheelManifest() throws(Damage) -> WheelManifest {
    guard let fileName = try? WheelName(parsing: try text()),
      let name = (try? ProjectName(parsing: try text())).flatMap(fileName.named)
    else { throw Damage() }
    let distInfo = try text()
    let rootIsPurelib = try flag()
    let requiresPython = try optionalText()
    var requirements: [String] = []
    for _ in 0..<(try count()) { requirements.append(try text()) }
    var scripts: [EntryPoint] = []
    for _ in 0..<(try count()) { scripts.append(try entryPoint()) }
    var files: [WheelManifest.File] = []
    for _ in 0..<(try count()) {
      let file = WheelManifest.File(
        path: try text(),
        digest: try digest(),
        size: try integer(),
        isExecutable: try flag()
      )
      files.append(file)
    }
    return WheelManifest(
      name: name,
      distInfo: distInfo,
      rootIsPurelib: rootIsPurelib,
      files: files,
      scripts: scripts,
      requiresPython: requiresPython,
      requirements: requirements
    )
  }

  private mutating func entryPoint() throws(Damage) -> EntryPoint {
    guard let name = try? EntryPointName(parsing: try text()),
      let reference = try? ObjectReference(parsing: try text())
    else { throw Damage() }
    return EntryPoint(name: name, reference: reference)
  }

  /// Reads a time.
  mutating func time() throws(Damage) -> FileTime {
    FileTime(seconds: try integer(), nanoseconds: try integer())
  }
}
