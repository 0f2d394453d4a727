internal import Packaging
internal import SystemPackage

extension EditableError {
  /// A call to the system that failed on a path.
  ///
  /// - Parameters:
  ///   - code: the kind of problem.
  ///   - action: what could not be done, such as `read`.
  ///   - path: the path, as the reader knows it.
  ///   - errno: what the system answered.
  static func system(
    _ code: Problem.Code,
    _ action: String,
    _ path: FilePath,
    _ errno: Errno
  ) -> EditableError {
    system(code, action, "`\(path)`", errno)
  }

  /// A call to the system that failed on something that has a name but no path.
  static func system(
    _ code: Problem.Code,
    _ action: String,
    _ name: String,
    _ errno: Errno
  ) -> EditableError {
    EditableError(
      Problem(code, "cannot \(action) \(name): \(errno.sentence)", hint: errno.remedy)
    )
  }
}

extension Errno {
  /// What the system says of the code, as part of a sentence.
  var sentence: String {
    let text = description
    return text.prefix(1).lowercased() + String(text.dropFirst())
  }

  /// What a person can do about the code.
  var remedy: String? {
    switch self {
    case .permissionDenied: "check the permissions of the path and of the folders above it"
    case .readOnlyFileSystem: "choose a folder that can be written to"
    case .noSpace: "make room on the disk, or choose another folder"
    case .diskQuotaExceeded: "make room within your quota, or choose another folder"
    default: nil
    }
  }
}
