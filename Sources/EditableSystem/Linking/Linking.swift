public import Packaging
public import SystemPackage

/// How files of the cache come into environments, for one run of the program.
public struct Linking: Sendable {
  /// The modes to try.
  public let chain: LinkChain
  /// The mode bits that new files do not get.
  let mask: FilePermissions
  private let memory: LinkMemory

  /// A way for a run.
  ///
  /// It asks for the umask, which is not safe once there are other threads.
  public init(chain: LinkChain) {
    self.chain = chain
    mask = SystemCalls.creationMask()
    memory = LinkMemory()
  }

  /// The same with other modes to try.
  public func choosing(_ chain: LinkChain) -> Linking { Linking(self, chain: chain) }

  private init(_ other: Linking, chain: LinkChain) {
    self.chain = chain
    mask = other.mask
    memory = other.memory
  }

  /// A linker between two folders that exist.
  ///
  /// - Parameters:
  ///   - source: the folder of the cache that the files are in.
  ///   - destination: a folder of the environment, or one that will be renamed into it.
  ///   - isEditable: whether the files are those of an editable installation.
  public func linker(
    from source: FilePath,
    to destination: FilePath,
    isEditable: Bool
  ) -> FileLinker {
    FileLinker(
      chain: chain,
      from: Device(of: source),
      to: Device(of: destination),
      mask: mask,
      isEditable: isEditable,
      memory: memory
    )
  }
}
