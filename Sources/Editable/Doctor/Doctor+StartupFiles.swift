internal import EditableSystem
internal import Packaging
internal import SystemPackage

/// What is wrong with `.pth` files.
///
/// Source: Python's `site` module.
extension Doctor {
  func startupFiles(of site: SiteFolder) -> [Finding] {
    site.startupFiles.flatMap { findings(of: site.path.appending($0)) }
  }

  private func findings(of file: FilePath) -> [Finding] {
    if file.kind() == nil {
      return [
        Finding(
          problem: Problem(
            "dangling-startup-file",
            "`\(file)` is a link that leads nowhere, so Python skips it",
            hint: "install its project again"
          ),
          remedy: .remove(file)
        )
      ]
    }
    let bytes: [UInt8]
    do throws(EditableError) {
      bytes = try file.contents(upTo: SourceTree.fileLimit)
    } catch {
      // Python skips it as well.
      return [Finding(problem: error.problems[0], remedy: nil)]
    }
    var findings: [Finding] = []
    if file.isHidden {
      findings.append(
        Finding(
          problem: Problem(
            "hidden-startup-file",
            "`\(file)` is marked as hidden, so Python skips it",
            hint: "run `chflags nohidden '\(file)'`"
          ),
          remedy: .unhide(file)
        )
      )
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      findings.append(
        Finding(
          problem: Problem(
            "startup-file-with-mark",
            "`\(file)` begins with a byte order mark, which Python before 3.13 takes for a part of "
              + "the first path",
            hint: "save it as UTF-8 without the mark, or install its project again"
          ),
          remedy: nil
        )
      )
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      findings.append(
        Finding(
          problem: Problem(
            "startup-file-not-utf-8",
            "`\(file)` is not UTF-8: with it, Python may not start",
            hint: "install its project again, from a path that is UTF-8"
          ),
          remedy: nil
        )
      )
      return findings
    }
    return findings + danglingLines(of: text, in: file)
  }

  private func danglingLines(of text: String, in file: FilePath) -> [Finding] {
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    return lines.enumerated().compactMap { index, line in
      var path = line
      while path.last?.isWhitespace == true { path.removeLast() }
      guard !path.isEmpty, !path.hasPrefix("#"), !path.hasPrefix("import "),
        !path.hasPrefix("import\t")
      else { return nil }
      // As `site` has it: `..` goes by the text, wherever links lead.
      let folder = file.parent.pushing(FilePath(String(path))).lexicallyNormalized()
      guard folder.kind() == nil else {
        return folder.kind() == .folder ? emptyRoot(folder, in: file, line: index + 1) : nil
      }
      return Finding(
        problem: Problem(
          "dangling-path",
          "line \(index + 1) of `\(file)` leads to `\(folder)`, which does not exist",
          hint: "install the project from where it is now, or uninstall it"
        ),
        remedy: nil
      )
    }
  }

  private func emptyRoot(_ folder: FilePath, in file: FilePath, line: Int) -> Finding? {
    guard ModuleFolder(path: folder, in: ObservedFiles(in: folder)).modules.isEmpty else {
      return nil
    }
    return Finding(
      problem: Problem(
        "no-modules",
        "line \(line) of `\(file)` leads to `\(folder)`, which holds no modules",
        hint: "install the project again, or uninstall it"
      ),
      remedy: nil
    )
  }
}
