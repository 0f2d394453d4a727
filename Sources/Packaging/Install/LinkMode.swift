/// How a file of the cache comes into an environment.
public enum LinkMode: String, Sendable, CaseIterable {
  /// A file of its own that shares its blocks with the cached one until one of them is changed.
  case clone
  /// A second name of the cached file.
  case hardlink
  /// A symbolic link to the cached file.
  case symlink
  /// A file of its own.
  case copy
}
