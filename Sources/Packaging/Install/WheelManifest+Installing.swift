extension WheelManifest {
  /// The folder of the environment that the metadata goes to.
  public var library: WheelScheme { rootIsPurelib ? .purelib : .platlib }

  /// Whether a file of `scripts` is the launch script of an entry point, as older tools put them into
  /// wheels: the installer makes its own (as pip does, with the same suffixes).
  public func isLaunchScript(_ path: Substring) -> Bool {
    var stem = path
    let suffix = [".exe", "-script.py", ".pya"].first { path.lowercased().hasSuffix($0) }
    if let suffix { stem = stem.dropLast(suffix.utf8.count) }
    return scripts.contains { $0.name.text.utf8.elementsEqual(stem.utf8) }
  }
}
