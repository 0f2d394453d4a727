public import Foundation
internal import SystemPackage

/// What tests do to files.
extension TemporaryFolder {
  private func full(_ name: String) -> String { path.pushing(FilePath(name)).string }

  /// Sets the time of the last change.
  public func touch(_ name: String, at date: Date = Date()) throws {
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: full(name))
  }

  /// The time of the last change.
  public func modified(_ name: String) throws -> Date {
    let date = try FileManager.default.attributesOfItem(atPath: full(name))[.modificationDate]
    guard let date = date as? Date else { throw CocoaError(.fileReadUnknown) }
    return date
  }

  /// Sets the permissions.
  public func setMode(_ mode: Int, of name: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: full(name))
  }

  /// Removes a file or folder.
  public func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: full(name))
  }

  /// Gives a file or folder another name.
  public func move(_ name: String, to other: String) throws {
    try FileManager.default.moveItem(atPath: full(name), toPath: full(other))
  }

  /// Writes into the file that is there, which keeps its number.
  public func overwrite(_ text: String, in name: String) throws {
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: full(name)))
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
  }
}
