/// What the variables of markers stand for in the environment of an interpreter.
///
/// Source: dependency specifiers specification, "Environment markers".
public struct MarkerEnvironment: Sendable, Equatable {
  private let values: [Marker.Variable: String]

  /// An environment.
  ///
  /// - Parameter values: what each variable stands for; `extra` is none of the environment.
  public init(_ values: [Marker.Variable: String]) {
    self.values = values
  }

  /// What a variable stands for; nil where the environment does not say.
  public subscript(variable: Marker.Variable) -> String? { values[variable] }
}
