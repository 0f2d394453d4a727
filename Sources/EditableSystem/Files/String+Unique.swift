extension String {
  /// A name that nobody else has: two containers may have processes of the same number.
  static func unique() -> String {
    String(UInt64.random(in: .min ... .max), radix: 36)
  }
}
