import ArgumentParser

/// How much a subcommand says, and to whom.
struct OutputArguments: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Say nothing but errors and what was asked for.")
  var quiet = false

  @Flag(help: "Print the result, or what is wrong, as JSON.")
  var json = false
}
