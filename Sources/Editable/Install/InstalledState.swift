internal import EditableSystem
internal import Packaging
internal import SystemPackage

/// Compares what is installed with what an installation would write.
struct InstalledState {
  private let plan: InstallPlan
  private let environment: PythonEnvironment

  init(_ plan: InstallPlan, in environment: PythonEnvironment) {
    self.plan = plan
    self.environment = environment
  }

  /// Whether installing would change nothing: the same distribution is there, it is the only one of
  /// its name, and each of its files is what its record says.
  func isInstalled(among site: SiteState) -> Bool {
    guard !site.isHalfDone else { return false }
    let name = plan.distInfo
    let distributions = site.distributions(of: plan.project)
    guard distributions.count == 1, distributions[0].path.lastComponent?.string == name else {
      return false
    }
    // The record says what all others are, so it is looked at first.
    guard let record = plan.files.last, isPresent(record) || isRecordedWithBytecode(record) else {
      return false
    }
    return plan.files.dropLast().allSatisfy(isPresent)
  }

  /// Whether the record is the same but for bytecode, which may be there or not.
  private func isRecordedWithBytecode(_ file: InstallPlan.File) -> Bool {
    let path = environment.scheme[file.root].pushing(FilePath(file.path))
    guard case .written(let expected, _) = file.content,
      let bytes = try? path.contents(upTo: SourceTree.fileLimit), bytes.count > expected.count
    else { return false }
    let lines = bytes.split(separator: UInt8(ascii: "\n")).filter { line in
      !line.prefix { $0 != UInt8(ascii: ",") }.reversed().starts(with: ".pyc".utf8.reversed())
    }
    return lines.joined(separator: [UInt8(ascii: "\n")]) + [UInt8(ascii: "\n")] == expected
  }

  private func isPresent(_ file: InstallPlan.File) -> Bool {
    let path = environment.scheme[file.root].pushing(FilePath(file.path))
    guard let bytes = try? path.contents(upTo: file.size) else { return false }
    return bytes.count == file.size && FileDigest(of: bytes) == file.digest
  }
}
