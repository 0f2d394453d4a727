internal import Packaging
internal import SystemPackage

extension Observations {
  /// What came of asking again.
  public enum Replay: Sendable {
    /// A question is answered otherwise now.
    case changed
    /// All answers are the same. Where files had to be read to find that out, the same observations
    /// are given with what makes it quicker the next time.
    case holds(renewed: Observations?)
  }

  /// Asks all questions again.
  ///
  /// A file or folder whose stamp is the noted one is not read. One call to the system answers all
  /// questions of a path that is no link.
  public func replay() -> Replay {
    do throws(CacheDecoder.Damage) {
      var decoder = CacheDecoder(bytes)
      guard try decoder.flag() else { return .changed }
      var replayer = Replayer(folder: try decoder.range(), start: .now)
      for _ in 0..<(try decoder.count()) {
        guard try replayer.asksAlike(&decoder) else { return .changed }
      }
      return .holds(renewed: replayer.renewed.map(Observations.init(bytes:)))
    } catch {
      return .changed
    }
  }
}

/// Asks the questions of one note after the other.
private struct Replayer {
  /// Where the path of the project folder lies, which has no links.
  let folder: Range<Int>
  /// A moment before the first question.
  let start: FileTime
  /// All notes with new stamps, where there are any.
  var renewed: [UInt8]?

  /// Reads a note, and whether its questions are answered alike.
  mutating func asksAlike(_ decoder: inout CacheDecoder) throws(CacheDecoder.Damage) -> Bool {
    let path = try decoder.range()
    let questions = Observations.Questions(rawValue: try decoder.integer())
    let kind = try decoder.integer()
    let wasLink = try decoder.flag()
    let stampPosition = decoder.position
    let noted = try decoder.stamp()

    let itself = Self.status(path, in: decoder, followingLinks: false)
    let isLink = itself.status?.type == .symbolicLink
    let target = isLink ? Self.status(path, in: decoder, followingLinks: true) : itself
    if questions.contains(.link), isLink != wasLink { return false }
    if questions.contains(.kind),
      Observations.StoredKind(target.status, target.error).rawValue != kind
    {
      return false
    }
    if questions.contains(.resolved) {
      let expected = try decoder.range()
      // In the project folder itself, what is no link is where it seems to be.
      let isPlain = itself.status != nil && !isLink && isInFolder(path, decoder.bytes)
      guard expected.isEmpty && isPlain || resolves(path, to: expected, decoder) else {
        return false
      }
    }
    guard !questions.isDisjoint(with: [.names, .contents]) else { return true }
    let stamp = target.status.map(FileStamp.init)
    let isSame = stamp != nil && stamp == noted
    if questions.contains(.names) {
      let expected = decoder.bytes[try decoder.range()]
      let names = isSame ? nil : Self.names(path, target.status, decoder)
      guard isSame || expected.elementsEqual(names ?? []) else { return false }
    }
    if questions.contains(.contents) {
      let expected = decoder.bytes[try decoder.range()]
      let digest = isSame ? nil : Self.contents(path, target.status, decoder)
      guard isSame || expected.elementsEqual(digest ?? []) else { return false }
    }
    if !isSame, let stamp, stamp.isSettled(at: start) {
      renew(stamp, at: stampPosition, in: decoder.bytes)
    }
    return true
  }

  private mutating func renew(_ stamp: FileStamp, at position: Int, in bytes: [UInt8]) {
    var encoder = CacheEncoder()
    for integer in stamp.integers { encoder.append(integer) }
    var all = renewed ?? bytes
    renewed = nil
    all.replaceSubrange(position..<position + encoder.bytes.count, with: encoder.bytes)
    renewed = all
  }

  /// Whether the path names something directly in the project folder.
  private func isInFolder(_ path: Range<Int>, _ bytes: [UInt8]) -> Bool {
    let start = path.lowerBound + folder.count
    return path.count > folder.count + 1 && bytes[start] == UInt8(ascii: "/")
      && bytes[path.lowerBound..<start].elementsEqual(bytes[folder])
      && !bytes[(start + 1)..<path.upperBound].contains(UInt8(ascii: "/"))
  }

  private func resolves(
    _ path: Range<Int>,
    to expected: Range<Int>,
    _ decoder: CacheDecoder
  ) -> Bool {
    let expected = expected.isEmpty ? path : expected
    guard let resolved = try? SystemCalls.resolve(Self.path(path, decoder)) else { return false }
    return resolved.bytes.elementsEqual(decoder.bytes[expected])
  }

  private static func names(
    _ path: Range<Int>,
    _ status: Stat?,
    _ decoder: CacheDecoder
  ) -> [UInt8] {
    guard status?.type == .directory else { return [] }
    return Observations.digest(of: try? Self.path(path, decoder).names())
  }

  private static func contents(
    _ path: Range<Int>,
    _ status: Stat?,
    _ decoder: CacheDecoder
  ) -> [UInt8]? {
    guard status?.type == .regular else { return nil }
    return try? FileDigest(ofFileAt: Self.path(path, decoder)).bytes
  }

  private static func path(_ range: Range<Int>, _ decoder: CacheDecoder) -> FilePath {
    decoder.withPath(range) { FilePath(platformString: $0) }
  }

  private static func status(
    _ path: Range<Int>,
    in decoder: CacheDecoder,
    followingLinks: Bool
  ) -> (status: Stat?, error: Errno?) {
    decoder.withPath(path) { path in
      do throws(Errno) {
        return (try SystemCalls.status(path, followingLinks: followingLinks), nil)
      } catch {
        return (nil, error)
      }
    }
  }
}
