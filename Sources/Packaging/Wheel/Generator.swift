/// This program, as it names itself in what it writes.
public enum Generator {
  /// The name of the program.
  public static let name = "editable"
  /// The version of the program; the one place that says it.
  public static let version = "0.1.0"
}
