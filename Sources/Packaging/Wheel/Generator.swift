/// This program, as it names itself in what it writes.
public enum Generator {
  /// The name of the program.
  public static let name = "editable"
}
