public import Packaging

/// The environment variables that this program reads.
public enum Environment {
  /// The value of a variable; nil where it is not set or empty.
  public static func value(of name: String) -> String? {
    SystemCalls.environment(name).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The time that the entries of an archive get: `SOURCE_DATE_EPOCH`, or the earliest.
  ///
  /// - Throws: `invalid-source-date-epoch`, where the variable is not a number of seconds.
  public static func archiveTime() throws(EditableError) -> DOSTimestamp {
    guard let text = value(of: "SOURCE_DATE_EPOCH") else { return .earliest }
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let seconds = Int(text) else {
      throw EditableError(
        Problem(
          "invalid-source-date-epoch",
          "the environment variable `SOURCE_DATE_EPOCH` is `\(text)`, not a number of seconds",
          hint:
            "set it to the seconds since 1970, such as `git log -1 --format=%ct` prints, or unset it"
        )
      )
    }
    return DOSTimestamp(secondsSince1970: seconds)
  }
}
