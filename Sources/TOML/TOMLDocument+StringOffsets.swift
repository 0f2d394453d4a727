extension TOMLDocument {
  /// Where a byte of a decoded string comes from, so that an error inside a string can point at it.
  ///
  /// A byte that an escape stands for comes from the backslash, a line feed from the carriage
  /// return before it if there is one. The offset behind the last byte comes from the closing
  /// delimiter.
  ///
  /// - Parameters:
  ///   - offset: an offset into the UTF-8 of the decoded string.
  ///   - value: a value of this document.
  /// - Returns: an offset into ``bytes``; the start of the value if it is not a string, or not of
  ///   this document.
  public func sourceOffset(of offset: Int, inString value: TOMLValue) -> Int {
    guard case .string = value.content, let literal = StringLiteral(bytes, value.range) else {
      return value.range.lowerBound
    }
    return literal.sourceOffset(of: offset)
  }
}
