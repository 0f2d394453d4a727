/// Arguments in their plainest form: words, flags and options, each option once and in full.
///
/// Setting up the argument parser takes three quarters of all that a build hook does (8.4 of 11.1
/// million instructions), and as much of every other subcommand. The calls that are made most often
/// are read without it. Whatever is not plain, wrong arguments among it, is left to the parser, which
/// also makes the messages.
struct PlainArguments {
  /// What belongs to no option, in order.
  private(set) var words: [String] = []
  private var flags: [String] = []
  private var options: [(name: String, value: String)] = []

  /// Reads arguments; nil where they are not plain.
  ///
  /// - Parameters:
  ///   - arguments: those after the subcommand.
  ///   - known: the names of flags, and those of options, which end with `=`.
  ///   - repeatable: the options that may be given more than once.
  init?(_ arguments: ArraySlice<String>, known: [String], repeatable: [String] = []) {
    var rest = arguments
    while let argument = rest.popFirst() {
      guard argument.utf8.first == UInt8(ascii: "-") else {
        words.append(argument)
        continue
      }
      if known.contains(argument), argument.utf8.last != UInt8(ascii: "=") {
        guard !flags.contains(argument) else { return nil }
        flags.append(argument)
        continue
      }
      let name: String
      let value: String
      if let equals = argument.utf8.firstIndex(of: UInt8(ascii: "=")) {
        name = String(decoding: argument.utf8[...equals], as: UTF8.self)
        value = String(decoding: argument.utf8[equals...].dropFirst(), as: UTF8.self)
      } else {
        // What looks like another option is not taken for a value.
        guard let next = rest.popFirst(), next.utf8.first != UInt8(ascii: "-") else { return nil }
        name = argument + "="
        value = next
      }
      // Nor is an empty value plain, as an unset variable leaves it.
      guard !value.isEmpty else { return nil }
      let isNew = !options.contains { $0.name == name }
      guard known.contains(name), isNew || repeatable.contains(name) else { return nil }
      options.append((name, value))
    }
  }

  /// Whether a flag was given.
  func has(_ flag: String) -> Bool { flags.contains(flag) }

  /// The value of an option, whose name ends with `=`; nil where it was not given.
  func value(of option: String) -> String? { options.first { $0.name == option }?.value }

  /// The values of an option, whose name ends with `=`, in order.
  func values(of option: String) -> [String] {
    options.filter { $0.name == option }.map { $0.value }
  }
}
