extension Record {
  /// What `RECORD` says of the files of an archive.
  ///
  /// `RECORD` itself and its two legacy signatures need no digest. An installer verifies the digests
  /// while it unpacks.
  ///
  /// - Parameters:
  ///   - files: the files of the archive with their sizes in bytes.
  ///   - distInfo: the name of the metadata folder.
  /// - Returns: the digest of each file, in the order of the files; nil only where none is needed.
  /// - Throws: everything that is wrong: `unlisted-file`, for a file without row or digest;
  ///   `missing-file`, for a row without file; `record-mismatch`, for another size, or two rows that
  ///   say different things.
  public func digests(
    of files: [(path: WheelPath, size: Int)],
    distInfo: String
  ) throws(EditableError) -> [FileDigest?] {
    var problems: [Problem] = []
    func report(_ code: Problem.Code, _ message: String) {
      problems.append(Problem(code, message, hint: "build the wheel again"))
    }
    var known: [RowPath: Row] = [:]
    known.reserveCapacity(rows.count)
    for row in rows {
      if let other = known.updateValue(row, forKey: RowPath(text: row.path)), other != row {
        report("record-mismatch", "`RECORD` says two things of `\(row.path)`")
      }
    }
    let exempt = Set(["RECORD", "RECORD.jws", "RECORD.p7s"].map { "\(distInfo)/\($0)" })
    var digests: [FileDigest?] = []
    digests.reserveCapacity(files.count)
    for file in files {
      let row = known.removeValue(forKey: RowPath(text: file.path.text))
      if exempt.contains(file.path.text) {
        // The digest of `RECORD` cannot be in `RECORD`.
        digests.append(file.path.text.utf8.count == distInfo.utf8.count + 7 ? nil : row?.digest)
        continue
      }
      digests.append(row?.digest)
      if row?.digest == nil {
        let what = row == nil ? "does not list" : "has no digest of"
        report("unlisted-file", "`RECORD` \(what) `\(file.path.text)`")
      } else if let size = row?.size, size != file.size {
        report(
          "record-mismatch",
          "`\(file.path.text)` has \(file.size) bytes, by `RECORD` it has \(size)"
        )
      }
    }
    for row in rows where known[RowPath(text: row.path)] != nil && !exempt.contains(row.path) {
      report("missing-file", "`RECORD` lists `\(row.path)`, which the archive does not have")
    }
    guard problems.isEmpty else { throw EditableError(Array(problems.prefix(20))) }
    return digests
  }

  /// A path as it is written, compared byte by byte.
  private struct RowPath: Hashable {
    let text: String

    static func == (left: Self, right: Self) -> Bool {
      left.text.utf8.elementsEqual(right.text.utf8)
    }

    func hash(into hasher: inout Hasher) { hasher.combine(text) }
  }
}
