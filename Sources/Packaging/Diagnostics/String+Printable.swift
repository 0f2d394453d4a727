extension String {
  /// The text with control characters escaped, so that a message stays on its line and a terminal
  /// shows it as it is.
  public var printable: String {
    guard unicodeScalars.contains(where: \.isUnprintable) else { return self }
    return unicodeScalars.map { $0.isUnprintable ? $0.escaped(asASCII: true) : String($0) }.joined()
  }
}

extension Unicode.Scalar {
  /// Whether a terminal would act on the scalar, or a reader split a line at it: controls, line
  /// separators, and the marks that turn the direction of writing.
  fileprivate var isUnprintable: Bool {
    switch value {
    case 0x20..<0x7F: false
    case 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: properties.generalCategory == .control
    }
  }
}
