extension Collection {
  /// Names or paths in a sentence: the first six of them in backticks, and how many more there are.
  public func listed() -> String {
    let shown = prefix(6).map { "`\($0)`" }.joined(separator: ", ")
    return count > 6 ? "\(shown) and \(count - 6) more" : shown
  }
}
