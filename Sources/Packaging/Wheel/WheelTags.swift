/// The compatibility tags at the end of a wheel's file name, each of which may be a set.
///
/// Source: platform compatibility tags, "Compressed tag sets".
public struct WheelTags: Sendable, Hashable {
  /// The Python tags, such as `py2` and `py3`, as written; at least one.
  public let pythons: [String]
  /// The ABI tags, such as `none`, as written; at least one.
  public let abis: [String]
  /// The platform tags, such as `any`, as written; at least one.
  public let platforms: [String]

  /// The only tag of a wheel that holds nothing but paths and metadata: `py3-none-any`.
  public static let pure = WheelTags(pythons: ["py3"], abis: ["none"], platforms: ["any"])

  init(pythons: [String], abis: [String], platforms: [String]) {
    self.pythons = pythons
    self.abis = abis
    self.platforms = platforms
  }

  /// The compressed form, such as `py2.py3-none-any`.
  public func rendered() -> String {
    "\(Self.set(pythons))-\(Self.set(abis))-\(Self.set(platforms))"
  }

  /// Tags with `.` between them. `joined` takes 0.2 million instructions the first time, a tenth of a
  /// build hook.
  private static func set(_ tags: [String]) -> String {
    var text = tags.first ?? ""
    for tag in tags.dropFirst() { text += "." + tag }
    return text
  }

  /// Whether the wheel is the same for every platform.
  public var isPure: Bool { platforms == Self.pure.platforms }

  /// Every combination that the sets stand for, in lower case, such as `py3-none-any`.
  public var expanded: Set<String> {
    var tags: Set<String> = []
    for python in pythons {
      for abi in abis {
        for platform in platforms { tags.insert("\(python)-\(abi)-\(platform)".lowercased()) }
      }
    }
    return tags
  }
}

extension WheelTags {
  /// Tags from three sets in their compressed forms.
  ///
  /// - Parameters:
  ///   - sets: the sets, which have `.` between their members.
  ///   - offset: where the first of them starts, for what is thrown; the others follow after `-`.
  init(
    parsing sets: some Collection<ArraySlice<UInt8>>,
    at offset: Int
  ) throws(SyntaxFault) {
    let kinds = ["Python", "ABI", "platform"]
    var members: [[String]] = []
    var offset = offset
    // Not `zip`, whose iterator takes a million instructions to set up for these types.
    for set in sets {
      guard members.count < kinds.count else { break }
      let range = offset..<offset + set.count
      var tags: [String] = []
      for tag in set.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
        guard !tag.isEmpty, tag.allSatisfy({ $0.isLetterOrDigit || $0 == UInt8(ascii: "_") })
        else { throw SyntaxFault("this is not a \(kinds[members.count]) tag", at: range) }
        tags.append(String(decoding: tag, as: UTF8.self))
      }
      members.append(tags)
      offset = range.upperBound + 1
    }
    guard members.count == 3 else {
      throw SyntaxFault("a tag has three parts", at: offset..<offset)
    }
    self.init(pythons: members[0], abis: members[1], platforms: members[2])
  }

  /// Tags from their compressed form.
  ///
  /// - Parameter text: such as `py2.py3-none-any`.
  /// - Throws: `invalid-wheel-tag`.
  public init(parsing text: String) throws(EditableError) {
    do throws(SyntaxFault) {
      let parts = Array(text.utf8).split(
        separator: UInt8(ascii: "-"),
        omittingEmptySubsequences: false
      )
      guard parts.count == 3 else {
        throw SyntaxFault(
          "a tag has three parts with `-` between them",
          at: 0..<text.utf8.count
        )
      }
      try self.init(parsing: parts, at: 0)
    } catch {
      throw .malformed("invalid-wheel-tag", error.message, in: text, at: error.range)
    }
  }
}
