import Packaging
import Testing

/// What holds of every text: reading what was rendered gives the same value, a normal form is its
/// own, and no text stops a reader.
@Suite struct NamesPropertyTests {
  static let seeds: [UInt64] = Array(1...10)

  @Test(arguments: seeds) func renderedTextsReadBackAsTheSame(seed: UInt64) throws {
    var generator = NamesTestGenerator(seed: seed)
    for _ in 0..<50 {
      let context: Comment = "seed \(seed)"

      let version = try Version(parsing: generator.version())
      let versionAgain = try Version(parsing: version.rendered())
      #expect(versionAgain == version && versionAgain.isInNormalForm, context)
      #expect(versionAgain.hashValue == version.hashValue, context)

      let specifiers = try VersionSpecifierSet(parsing: generator.specifiers())
      let specifiersAgain = try VersionSpecifierSet(parsing: specifiers.rendered())
      #expect(specifiersAgain == specifiers, context)
      #expect(specifiersAgain.rendered() == specifiers.rendered(), context)

      let marker = try Marker(parsing: generator.marker())
      let markerAgain = try Marker(parsing: marker.rendered())
      #expect(markerAgain == marker && markerAgain.rendered() == marker.rendered(), context)

      let requirement = try Requirement(parsing: generator.requirement())
      let requirementAgain = try Requirement(parsing: requirement.rendered())
      #expect(requirementAgain == requirement, context)
      #expect(requirementAgain.hashValue == requirement.hashValue, context)
      #expect(requirementAgain.rendered() == requirement.rendered(), context)

      let optional = requirement.conditional(on: try ExtraName(parsing: generator.name()))
      #expect(try Requirement(parsing: optional.rendered()) == optional, context)
    }
  }

  @Test(arguments: seeds) func aNormalizedNameIsItsOwn(seed: UInt64) throws {
    var generator = NamesTestGenerator(seed: seed)
    for _ in 0..<100 {
      let name = try ProjectName(parsing: generator.name())
      let again = try ProjectName(parsing: name.normalized)
      #expect(again == name && again.normalized == name.normalized, "seed \(seed)")
      #expect(again.written == name.normalized, "seed \(seed)")
    }
  }

  @Test(arguments: seeds) func theOrderOfVersionsIsTotal(seed: UInt64) throws {
    var generator = NamesTestGenerator(seed: seed)
    let versions = try (0..<20).map { _ in try Version(parsing: generator.version()) }.sorted()
    for (index, left) in versions.enumerated() {
      for right in versions[index...] {
        let isOrdered = left == right ? left.hashValue == right.hashValue : left < right
        if !isOrdered || right < left {
          Issue.record("seed \(seed): `\(left.written)`, `\(right.written)`")
        }
      }
    }
  }

  @Test(arguments: seeds) func noTextStopsAReader(seed: UInt64) {
    var generator = NamesTestGenerator(seed: seed)
    for _ in 0..<75 {
      expectAnswers(to: generator.noise())
      expectAnswers(to: generator.salad())
      expectAnswers(to: generator.requirement() + generator.salad())
    }

    func expectAnswers(to text: String) {
      expectAnswer(to: text, of: ProjectName.init(parsing:))
      expectAnswer(to: text, of: ExtraName.init(parsing:))
      expectAnswer(to: text, of: Version.init(parsing:))
      expectAnswer(to: text, of: VersionSpecifier.init(parsing:))
      expectAnswer(to: text, of: VersionSpecifierSet.init(parsing:))
      expectAnswer(to: text, of: Marker.init(parsing:))
      expectAnswer(to: text, of: Requirement.init(parsing:))
      expectAnswer(to: text, of: ImportName.init(parsing:))
      expectAnswer(to: text, of: ObjectReference.init(parsing:))
      expectAnswer(to: text, of: EntryPointName.init(parsing:))
      expectAnswer(to: text, of: EntryPointGroupName.init(parsing:))
    }

    /// A value, or a problem at a place in the text that starts and ends between scalars.
    func expectAnswer<Value>(
      to text: String,
      of read: (String) throws(EditableError) -> Value
    ) {
      do throws(EditableError) {
        _ = try read(text)
      } catch {
        let bytes = Array(text.utf8) + [0]
        let range = error.problems[0].location?.byteRange
        let isBetweenScalars = range.map { range in
          range.upperBound < bytes.count
            && bytes[range.lowerBound] & 0xC0 != 0x80 && bytes[range.upperBound] & 0xC0 != 0x80
        }
        if isBetweenScalars != true {
          Issue.record("seed \(seed): \(text.debugDescription): \(error.problems[0])")
        }
      }
    }
  }

  @Test(arguments: seeds) func aRequirementIsRenderedToOneLine(seed: UInt64) {
    var generator = NamesTestGenerator(seed: seed)
    for _ in 0..<100 {
      let text = generator.requirement() + generator.salad()
      guard let rendered = try? Requirement(parsing: text).rendered() else { continue }
      let lineEnd = rendered.unicodeScalars.first(where: \.endsLines)
      #expect(lineEnd == nil, "seed \(seed): \(text)")
    }
  }
}

extension Unicode.Scalar {
  fileprivate var endsLines: Bool {
    switch properties.generalCategory {
    case .lineSeparator, .paragraphSeparator: true
    default: properties.generalCategory == .control && self != "\t"
    }
  }
}
