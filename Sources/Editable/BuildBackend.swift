public import EditableSystem
public import Packaging
public import SystemPackage

/// The build backend: the hooks of PEP 517 and PEP 660 for a project.
public struct BuildBackend: Sendable {
  /// The name of the wheel.
  public let name: WheelName
  /// What is worth telling of the project and does not stand in the way.
  public let warnings: [Problem]
  private let contents: Contents
  /// The time that the entries of wheels get.
  private let time: DOSTimestamp

  /// What the wheel is made from.
  private enum Contents {
    case plan(WheelPlan)
    /// One that was made already.
    case packed(PackedWheel)
  }

  /// The backend of a project that was read.
  ///
  /// - Throws: `invalid-source-date-epoch`, where the environment variable is not a number.
  public init(_ tree: SourceTree) throws(EditableError) {
    let plan = tree.editableWheel
    try self.init(plan.name, .plan(plan), warnings: tree.warnings)
  }

  /// The backend of a project.
  ///
  /// - Parameters:
  ///   - path: the folder of the project, or its `pyproject.toml`.
  ///   - settings: the config settings of the frontend, `KEY=VALUE`.
  ///   - cache: where the wheel is looked for, and kept; nil for no cache. A cache that cannot be
  ///     written to changes nothing but the warnings.
  /// - Throws: what ``SourceTree/init(at:)`` throws; `invalid-source-date-epoch`; `zip-failed`.
  public init(
    projectAt path: FilePath,
    settings: [String] = [],
    cache: Cache?
  ) throws(EditableError) {
    guard let cache else {
      try self.init(SourceTree(at: path))
      return
    }
    let found = try ProjectCache(cache).find(ProjectFolder(at: path), settings: settings)
    var warnings = found.manifest.warnings
    if let fault = found.fault { warnings.append(.unusable(cache, because: fault)) }
    let wheel = found.manifest.wheel
    try self.init(wheel.name, .packed(wheel), warnings: warnings)
  }

  private init(
    _ name: WheelName,
    _ contents: Contents,
    warnings: [Problem]
  ) throws(EditableError) {
    self.name = name
    self.contents = contents
    self.warnings = warnings
    self.time = try Environment.archiveTime()
  }

  /// What the wheel holds.
  public var plan: WheelPlan {
    switch contents {
    case .plan(let plan): plan
    case .packed(let wheel): wheel.plan
    }
  }

  /// Builds the editable wheel (PEP 660, `build_editable`).
  ///
  /// - Parameters:
  ///   - folder: where to put the wheel; made if it is missing.
  ///   - prepared: the metadata folder that ``prepareMetadata(into:)`` made, which the wheel has to
  ///     agree with.
  /// - Returns: the path of the wheel.
  /// - Throws: `metadata-changed`, where the project is no longer what it was when its metadata was
  ///   prepared; `cannot-write`, `zip-failed`. Then no wheel was written.
  public func buildEditable(
    into folder: FilePath,
    prepared: FilePath? = nil
  ) throws(EditableError) -> FilePath {
    if let prepared { try plan.checkAgreement(with: prepared) }
    try folder.makeFolders()
    let path = folder.appending(name.fileName)
    switch contents {
    case .plan(let plan): try path.replace(with: plan.archive(at: time))
    case .packed(let wheel): try path.replace(with: wheel.archive)
    }
    return path
  }

  /// Writes the metadata folder of the wheel ahead of it (PEP 660,
  /// `prepare_metadata_for_build_editable`).
  ///
  /// - Parameter folder: where to put it; made if it is missing.
  /// - Returns: the path of the metadata folder.
  /// - Throws: `cannot-write`.
  public func prepareMetadata(into folder: FilePath) throws(EditableError) -> FilePath {
    try folder.makeFolders()
    return try plan.stageMetadata(into: folder)
  }
}

extension WheelPlan {
  /// The files of prepared metadata that a wheel has to repeat to the byte.
  private static let agreeing = ["METADATA", "entry_points.txt"]

  /// Checks that the wheel will say what its metadata, prepared earlier, has said (PEP 517,
  /// "build_wheel").
  fileprivate func checkAgreement(with prepared: FilePath) throws(EditableError) {
    guard prepared.appending("METADATA").kind() == .file else {
      throw EditableError(
        Problem(
          "no-prepared-metadata",
          "the folder of the prepared metadata, `\(prepared)`, has no `METADATA`",
          hint: "pass the folder that `prepare_metadata_for_build_editable` made"
        )
      )
    }
    let folder = prepared.lastComponent?.string ?? ""
    guard folder == name.distInfo else {
      throw .metadataChanged("it was prepared as `\(folder)`, now it is `\(name.distInfo)`")
    }
    for name in Self.agreeing {
      let path = prepared.appending(name)
      let before = path.kind() == nil ? nil : try path.contents(upTo: SourceTree.fileLimit)
      let now = metadata.first { $0.path == name }?.bytes
      guard before != now else { continue }
      throw .metadataChanged(Self.difference(in: name, before, now))
    }
  }

  /// The first line that differs, in words.
  private static func difference(in name: String, _ before: [UInt8]?, _ now: [UInt8]?) -> String {
    let old = lines(of: before)
    let new = lines(of: now)
    let index = (0..<max(old.count, new.count)).first { line(old, $0) != line(new, $0) } ?? 0
    func shown(_ line: String?) -> String { line.map { "`\($0)`" } ?? "nothing" }
    return "line \(index + 1) of `\(name)` was prepared as \(shown(line(old, index))), now it is "
      + shown(line(new, index))
  }

  private static func lines(of bytes: [UInt8]?) -> [Substring] {
    guard let bytes else { return [] }
    return String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
  }

  private static func line(_ lines: [Substring], _ index: Int) -> String? {
    lines.indices.contains(index) ? String(lines[index]) : nil
  }
}

extension EditableError {
  fileprivate static func metadataChanged(_ difference: String) -> EditableError {
    EditableError(
      Problem(
        "metadata-changed",
        "the metadata is not what was prepared for this build: \(difference)",
        hint: "run the whole build again"
      )
    )
  }
}
