internal import Packaging

extension ZipDirectory {
  /// Checks that the local headers say what the directory says, and that they and the contents
  /// follow each other from the start of the archive to the directory, without gaps and overlaps.
  func checkLocalHeaders(in contents: ZipContents) throws(EditableError) {
    var order = Array(entries.indices)
    if zip(entries, entries.dropFirst()).contains(where: { $0.offset > $1.offset }) {
      order.sort { entries[$0].offset < entries[$1].offset }
    }
    var position = 0
    for (place, index) in order.enumerated() {
      let entry = entries[index]
      guard entry.offset == position else {
        throw entry.offset > position
          ? .extraData("before `\(entry.name)`") : .overlap(entry)
      }
      let next = place + 1 < order.count ? entries[order[place + 1]].offset : start
      position = try check(entry, until: next, in: contents)
    }
    guard position == start else { throw .extraData("before its directory") }
  }

  /// Checks an entry.
  ///
  /// - Parameter next: where the one behind it starts.
  /// - Returns: where it ends.
  private func check(
    _ entry: ZipEntry,
    until next: Int,
    in contents: ZipContents
  ) throws(EditableError) -> Int {
    let nameCount = entry.name.utf8.count
    // The extra data of a local header seldom have more than that.
    var header = try contents.bytes(entry.offset..<entry.offset + 30 + nameCount + 64)
    guard header.count >= 30, header.long(0) == 0x0403_4B50 else {
      throw .invalidZip("`\(entry.name)` is not where its directory says")
    }
    guard header.short(26) == nameCount, let name = header.piece(30, nameCount),
      name.bytes.elementsEqual(entry.name.utf8)
    else { throw .headersDisagree(entry.name, "the name") }
    let extraCount = header.short(28)
    if header.count < 30 + nameCount + extraCount {
      header = try contents.bytes(entry.offset..<entry.offset + 30 + nameCount + extraCount)
    }
    guard let extra = header.piece(30 + nameCount, extraCount) else {
      throw .invalidZip("`\(entry.name)` is cut off")
    }
    try compare(entry, header, extra)

    let dataStart = entry.offset + 30 + nameCount + extraCount
    guard dataStart <= next, entry.compressedSize <= next - dataStart else {
      throw .overlap(entry)
    }
    let end = dataStart + entry.compressedSize
    // Behind the last entry is the directory, before which nothing else may lie.
    guard entry.hasDescriptor else { return end }
    return end + (try descriptorCount(of: entry, contents.bytes(end..<min(next, end + 24))))
  }

  private func compare(
    _ entry: ZipEntry,
    _ header: ZipFields,
    _ extra: ZipFields
  ) throws(EditableError) {
    // Encryption, the descriptor, and how the name is encoded.
    guard (header.short(6) ^ entry.flags) & 0x0809 == 0 else {
      throw .headersDisagree(entry.name, "the flags")
    }
    guard header.short(8) == entry.method else {
      throw .headersDisagree(entry.name, "the compression")
    }
    let fields = try ZipExtraFields(extra, of: entry.name)
    guard fields.name == nil || fields.name?.elementsEqual(entry.name.utf8) == true else {
      throw .headersDisagree(entry.name, "the name")
    }
    // Where a descriptor follows, the values may have been unknown.
    let unknown = entry.hasDescriptor ? 0 : nil
    guard [entry.checksum, unknown].contains(header.long(14)) else {
      throw .headersDisagree(entry.name, "the checksum")
    }
    let isLarge = header.long(22) == 0xFFFF_FFFF || header.long(18) == 0xFFFF_FFFF
    var sizes: [Int?] = [header.long(22), header.long(18)]
    if isLarge, let large = fields.large {
      guard large.count >= 16 else { throw .headersDisagree(entry.name, "the size") }
      if sizes[0] == 0xFFFF_FFFF { sizes[0] = large.double(0) }
      if sizes[1] == 0xFFFF_FFFF { sizes[1] = large.double(8) }
    }
    guard [entry.size, unknown].contains(sizes[0]),
      [entry.compressedSize, unknown].contains(sizes[1])
    else { throw .headersDisagree(entry.name, "the size") }
  }

  /// How many bytes the descriptor behind an entry has: with or without a signature, with sizes of
  /// four or of eight bytes.
  private func descriptorCount(
    of entry: ZipEntry,
    _ fields: ZipFields
  ) throws(EditableError) -> Int {
    for (count, start, isLarge) in [(24, 4, true), (20, 0, true), (16, 4, false), (12, 0, false)] {
      guard fields.count >= count, start == 0 || fields.long(0) == 0x0807_4B50,
        fields.long(start) == entry.checksum,
        (isLarge ? fields.double(start + 4) : fields.long(start + 4)) == entry.compressedSize,
        (isLarge ? fields.double(start + 12) : fields.long(start + 8)) == entry.size
      else { continue }
      return count
    }
    throw .headersDisagree(entry.name, "the data behind its contents")
  }
}

extension EditableError {
  fileprivate static func overlap(_ entry: ZipEntry) -> EditableError {
    EditableError(
      Problem("zip-headers-disagree", "`\(entry.name)` shares its bytes with another entry")
    )
  }
}
