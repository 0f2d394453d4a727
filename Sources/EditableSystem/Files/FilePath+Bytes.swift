public import SystemPackage

extension FilePath {
  /// The path of bytes as the system knows it.
  public init(bytes: some Sequence<UInt8>) {
    self.init(platformString: bytes.map { CInterop.PlatformChar(truncatingIfNeeded: $0) } + [0])
  }

  /// The bytes of the path as the system knows it.
  public var bytes: [UInt8] {
    withPlatformString { Array(UnsafeRawBufferPointer(start: $0, count: length)) }
  }

  /// The path without its last component; that of a root is itself.
  ///
  /// It is what `removingLastComponent()` answers, which is generic code: to set that up takes as
  /// long as all else that a build does with paths.
  public var parent: FilePath {
    let bytes = bytes
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return slash == 0 ? "/" : FilePath(bytes: bytes[..<slash])
  }

  /// A path in the same folder that nobody else has.
  func temporarySibling() -> FilePath {
    parent.appending(".editable-\(String.unique()).tmp")
  }
}
