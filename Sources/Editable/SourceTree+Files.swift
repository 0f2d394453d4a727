internal import EditableSystem
internal import Packaging
internal import SystemPackage

extension SourceTree {
  /// Reads the files that a project's metadata is made from; what is wrong with them is added to
  /// the problems.
  static func readFiles(
    of project: Project,
    in folder: FilePath,
    _ observed: ObservedFiles,
    _ problems: inout [Problem]
  ) -> SourceFiles {
    var files = SourceFiles()
    if case .file(let path) = project.readme?.content {
      files.readme = readText(path, in: folder, observed, &problems)
    }
    if case .file(let path) = project.license {
      files.licenseText = readText(path, in: folder, observed, &problems)
    }
    files.licenseFiles = readLicenseFiles(of: project, in: folder, observed, &problems)
    return files
  }

  private static func readText(
    _ file: Located<String>,
    in folder: FilePath,
    _ observed: ObservedFiles,
    _ problems: inout [Problem]
  ) -> String? {
    let path = folder.pushing(FilePath(file.value))
    do {
      guard let kind = try observed.existingKind(of: path) else {
        problems.append(.missing(file, similar: nearestFile(to: file.value, in: folder, observed)))
        return nil
      }
      guard kind == .file else {
        problems.append(.notAFile(file))
        return nil
      }
      guard try observed.resolved(path).starts(with: folder) else {
        problems.append(.outside(file))
        return nil
      }
      var bytes = try observed.contents(of: path, upTo: fileLimit)
      // A byte order mark at the start of a file would stand in the middle of another.
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
      guard let text = String(validating: bytes, as: UTF8.self) else {
        problems.append(.notUTF8(file.value, bytes, at: file.location))
        return nil
      }
      return text
    } catch {
      problems += error.problems.map { $0.located(at: file.location) }
      return nil
    }
  }

  /// What is wrong with the folders of `backend-path`: each has to lie inside the project, links
  /// followed (PEP 517, "In-tree build backends").
  static func checkBackendPath(
    of buildSystem: BuildSystem?,
    in folder: FilePath,
    _ observed: ObservedFiles
  ) -> [Problem] {
    (buildSystem?.backendPath ?? []).compactMap { entry in
      let path = folder.pushing(FilePath(entry.value))
      guard observed.kind(of: path) == .folder, let resolved = try? observed.resolved(path) else {
        return .missingBackend(entry)
      }
      return resolved.starts(with: folder) ? nil : .backendOutside(entry, resolved)
    }
  }

  /// A file of the folder whose name differs only in case or suffix.
  private static func nearestFile(
    to name: String,
    in folder: FilePath,
    _ observed: ObservedFiles
  ) -> String? {
    let stem = FilePath(name).stem?.lowercased()
    let names = (try? observed.names(in: folder)) ?? []
    return names.first {
      $0.stem.lowercased() == stem && observed.kind(of: folder.appending($0)) == .file
    }?
    .string
  }
}

extension Problem {
  fileprivate static func missing(_ file: Located<String>, similar: String?) -> Problem {
    Problem(
      "missing-file",
      "the file `\(file.value)` does not exist",
      at: file.location,
      hint: similar.map { "did you mean `\($0)`?" } ?? "add the file, or remove the key"
    )
  }

  fileprivate static func outside(_ file: Located<String>) -> Problem {
    Problem(
      "file-outside-project",
      "`\(file.value)` lies outside of the project folder",
      at: file.location,
      hint: "copy the file into the project: whoever gets the project has to get it as well"
    )
  }

  fileprivate static func notAFile(_ file: Located<String>) -> Problem {
    Problem("missing-file", "`\(file.value)` is not a file", at: file.location)
  }

  fileprivate static func missingBackend(_ entry: Located<String>) -> Problem {
    Problem(
      "missing-backend-path",
      "`\(entry.value)` in `backend-path` is not a folder of the project",
      at: entry.location,
      hint: "name a folder that holds the backend"
    )
  }

  fileprivate static func backendOutside(_ entry: Located<String>, _ path: FilePath) -> Problem {
    Problem(
      "missing-backend-path",
      "`\(entry.value)` in `backend-path` leads out of the project folder, to `\(path)`",
      at: entry.location,
      hint: "name a folder inside the project"
    )
  }

  /// A file that has to be text and is not, with the first byte that cannot be read.
  static func notUTF8(
    _ path: String,
    _ bytes: [UInt8],
    severity: Severity = .error,
    at location: SourceLocation?
  ) -> Problem {
    // What was decoded goes on as the bytes do until the replacement character stands for something
    // else.
    let decoded = Array(String(decoding: bytes, as: UTF8.self).utf8)
    let offset = zip(bytes, decoded).enumerated().first { $1.0 != $1.1 }?.offset ?? decoded.count
    let line = bytes[..<offset].count { $0 == UInt8(ascii: "\n") } + 1
    return Problem(
      "not-utf-8",
      "`\(path)` is not UTF-8: line \(line) has a byte that cannot be read",
      severity: severity,
      at: location,
      hint: "save the file as UTF-8"
    )
  }

  /// The same problem at a place of the project file.
  func located(at location: SourceLocation) -> Problem {
    var problem = self
    problem.location = location
    return problem
  }
}
