@testable import Packaging

/// Trees of the project `demo`, made of texts.
extension DistributionTree {
  /// A tree as it is installed, by the paths of its files in `site-packages`; paths that start with
  /// `bin/` are those of programs. `RECORD` is made from the other files, unless it is given.
  static func installed(
    _ files: [String: String],
    at place: String = "/env",
    folder: String = "demo-1.0.dist-info",
    modes: [String: UInt16] = [:]
  ) -> DistributionTree {
    let site = "lib/python3.12/site-packages"
    var texts = files
    let record = "\(folder)/RECORD"
    if files[record] == nil {
      let rows = files.keys.sorted().map { path in
        let shown = path.hasPrefix("bin/") ? "../../../" + path : path
        let digest = fakeDigest(Array(files[path, default: ""].utf8), .sha256)
        return "\(shown),sha256=\(digest.rendered()),\(files[path, default: ""].utf8.count)\r\n"
      }
      texts[record] = rows.joined() + "\(record),,\r\n"
    }
    let entries = texts.map { path, text in
      Entry(
        path: Array((path.hasPrefix("bin/") ? path : "\(site)/\(path)").utf8),
        mode: modes[path] ?? 0o644,
        content: .file(Array(text.utf8))
      )
    }
    return DistributionTree(entries, site: site, place: place, of: .demo)
  }
}

extension ProjectName {
  /// The project that the trees are of.
  static var demo: ProjectName {
    guard let name = try? ProjectName(parsing: "demo") else {
      preconditionFailure("`demo` is a name")
    }
    return name
  }
}

/// A stand-in for a digest: equal bytes have equal ones, and most others have not.
func fakeDigest(_ bytes: [UInt8], _ algorithm: FileDigest.Algorithm) -> FileDigest {
  var sums = [UInt8](repeating: UInt8(truncatingIfNeeded: bytes.count), count: algorithm.byteCount)
  for (index, byte) in bytes.enumerated() {
    let position = index % sums.count
    sums[position] = sums[position] &* 31 &+ byte
  }
  return FileDigest(algorithm, bytes: sums)
}

/// `subject: class [rule] ours | theirs`, a line for each difference: what a test expects.
func summary(_ differences: [Difference]) -> [String] {
  differences.map { difference in
    let values = [difference.ours, difference.theirs].map { $0 ?? "-" }.joined(separator: " | ")
    return "\(difference.subject): \(difference.rule?.rawValue ?? "different"): \(values)"
  }
}
