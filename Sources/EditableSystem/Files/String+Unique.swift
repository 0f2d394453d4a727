extension String {
  /// A name that nobody else has: two containers may have processes of the same number.
  ///
  /// The letters are made by hand, since `String(_:radix:)` is generic code, which takes longer.
  static func unique() -> String {
    var generator = SystemRandomNumberGenerator()
    var rest: UInt64 = generator.next()
    let letters = (0..<13).map { _ in
      defer { rest /= 26 }
      return UInt8(ascii: "a") + UInt8(rest % 26)
    }
    return String(decoding: letters, as: UTF8.self)
  }
}
