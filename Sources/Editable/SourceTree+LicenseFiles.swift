internal import EditableSystem
internal import Packaging
internal import SystemPackage

extension SourceTree {
  /// How many patterns without a match are told.
  private static let problemLimit = 100

  /// Reads the license files of a project: what `license-files` matches, or the usual names in the
  /// project folder.
  ///
  /// A pattern that matches nothing is wrong, and so is a file that cannot go into a wheel. What
  /// merely has a usual name was not asked for, so it is left out with a warning then.
  static func readLicenseFiles(
    of project: Project,
    in folder: FilePath,
    _ observed: ObservedFiles,
    _ problems: inout [Problem]
  ) -> [SourceFiles.LicenseFile] {
    let patterns = project.licenseFiles
    let globs = patterns?.map(\.value) ?? LicenseGlob.usual
    let walk = LicenseWalk(folder: folder, globs: globs, observed: observed)
    let paths = globs.isEmpty ? [] : walk.files()
    let unmatched = (patterns ?? []).lazy.filter { !paths.contains(where: $0.value.matches) }
    problems += unmatched.prefix(Self.problemLimit).map(Problem.unmatched)
    return paths.compactMap { path in
      let location = patterns?.first { $0.value.matches(path) }?.location
      let severity: Problem.Severity = patterns == nil ? .warning : .error
      do throws(EditableError) {
        return try readLicenseFile(path, in: folder, observed)
      } catch {
        problems += error.problems.map { problem in
          var problem = problem
          problem.severity = severity
          problem.location = location
          return problem
        }
        return nil
      }
    }
  }

  private static func readLicenseFile(
    _ path: String,
    in folder: FilePath,
    _ observed: ObservedFiles
  ) throws(EditableError) -> SourceFiles.LicenseFile {
    let file = folder.pushing(FilePath(path))
    guard !path.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      throw EditableError(.unusableName(path))
    }
    guard try observed.resolved(file).starts(with: folder) else {
      throw EditableError(.outside(path))
    }
    let bytes = try observed.contents(of: file, upTo: fileLimit)
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw EditableError(.notUTF8(path, bytes, at: nil))
    }
    return SourceFiles.LicenseFile(path: path, bytes: bytes)
  }
}

/// A walk through the folders of a project in which a license pattern may match.
private struct LicenseWalk {
  let folder: FilePath
  let globs: [LicenseGlob]
  let observed: ObservedFiles

  /// The paths of the files that match, relative to the folder and sorted by their bytes.
  func files() -> [String] {
    var found: [String] = []
    var folders = [""]
    while let path = folders.popLast() {
      let names = (try? observed.names(in: folder.pushing(FilePath(path)))) ?? []
      for name in names {
        let child = path.isEmpty ? name.string : "\(path)/\(name.string)"
        let location = folder.pushing(FilePath(child))
        if globs.contains(where: { $0.matches(child) }), observed.kind(of: location) == .file {
          found.append(child)
        } else if globs.contains(where: { $0.mayMatch(inFolder: child) }),
          observed.kind(of: location) == .folder, !observed.isLink(location) || isNamed(child)
        {
          folders.append(child)
        }
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether a pattern names the folder. Only then is a link followed, as `pathlib` does: links may
  /// lead in circles.
  private func isNamed(_ path: String) -> Bool {
    globs.contains { ($0.literalPrefix + "/").hasPrefix(path + "/") }
  }
}

extension Problem {
  fileprivate static func unmatched(_ pattern: Located<LicenseGlob>) -> Problem {
    Problem(
      "unmatched-license-files",
      "the pattern `\(pattern.value.rendered())` matches no file",
      at: pattern.location,
      hint: "add the file, or remove the pattern"
    )
  }

  fileprivate static func unusableName(_ path: String) -> Problem {
    Problem(
      "unusable-file-name",
      "the license file `\(path)` has a control character in its name",
      hint: "rename the file"
    )
  }

  fileprivate static func outside(_ path: String) -> Problem {
    Problem(
      "file-outside-project",
      "the license file `\(path)` is a link out of the project folder",
      hint: "replace the link by a copy of the file"
    )
  }
}
