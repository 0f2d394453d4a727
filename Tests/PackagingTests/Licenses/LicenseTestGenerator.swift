import TestSupport

/// Texts near the grammars of licenses; the same seed makes the same texts.
struct LicenseTestGenerator: RandomNumberGenerator {
  private var random: SeededGenerator

  init(seed: UInt64) { self.random = SeededGenerator(seed: seed) }

  mutating func next() -> UInt64 { random.next() }

  /// Up to so many of the pieces, one after the other.
  mutating func text(of pieces: [String], upTo count: Int) -> String {
    (0..<Int.random(in: 0...count, using: &self)).reduce(into: "") { text, _ in
      text += pieces.randomElement(using: &self) ?? ""
    }
  }
}
